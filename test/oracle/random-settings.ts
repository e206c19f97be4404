import type { Dice } from './dice.ts';
import type { SettingsFile } from './settings.ts';

/** Settings that differ here and there; the first seeds keep the defaults, but for a win-back that can learn from few gaps. */
export function randomSettings(dice: Dice): SettingsFile {
  const cycleDaysByCategory: Record<string, number> = dice.chance(0.3) ? { ovens: dice.between(20, 90) } : {};
  return {
    company: { timeZone: dice.pick(['Europe/London', 'Asia/Shanghai', 'America/Sao_Paulo']) },
    sendAt: dice.pick(['10:00', '10:00', '10:00', '09:00', '18:30', '22:00', '02:30', '08:00']),
    quietHours: dice.pick([
      { from: '21:00', to: '09:00' },
      { from: '21:00', to: '09:00' },
      { from: '12:00', to: '14:30' },
    ]),
    ...(dice.chance(0.3) ? { caps: {} } : {}),
    ...(dice.chance(0.2)
      ? {
          caps: {
            marketing: [
              { max: 2, days: 3 },
              { max: 4, days: 30 },
            ],
          },
        }
      : {}),
    leapDay: dice.pick(['feb-28', 'mar-1', 'skip']),
    holdoutPercent: dice.pick([0, 5, 50]),
    points: { perCurrencyUnit: dice.pick([1, 1, 0.5, 2]) },
    tierValidityDays: dice.pick([60, 60, 30, 91]),
    winBack: {
      cycleDays: dice.chance(0.15) ? dice.between(10, 120) : null,
      cycleDaysByCategory,
      minimumGaps: dice.pick([30, 30, 10, 3]),
      fallbackCycleDays: dice.pick([180, 90, 45]),
    },
    latenessHours: dice.pick([72, 72, 72, 6]),
    surveys: { minimumDaysApart: dice.pick([30, 30, 7]) },
    householdOfferDays: dice.pick([90, 90, 20]),
    mergeBirthdaysDays: dice.pick([7, 7, 0, 14]),
  };
}
