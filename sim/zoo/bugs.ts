import type { Plant } from './plant.ts';
export interface Bug {
  readonly shape: string;
  readonly plant: () => Plant;
}
export const bugs: Readonly<Record<string, Bug>> = {};
