export interface OwnedSerial {
  readonly customer: string;
  readonly asset: string;
  readonly serial: string;
}

/** Who owns which pieces of a model. */
export interface ModelOwners {
  /** Assets of the model whose serial lies between the two, both included, in the order of UTF-8 bytes; of any length. */
  between(model: string, serialFrom: string, serialTo: string): AsyncIterable<OwnedSerial>;
  /** Ids of customers that ever had a product of this id, at most so many: some may be gone. */
  ownersOf(asset: string, most: number): Promise<readonly string[]>;
}
