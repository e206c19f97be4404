/** A file that cannot be brought in at all; the message is a sentence for the person who sent it. */
export class UnreadableFile extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableFile';
  }
}
