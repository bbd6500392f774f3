/**
 * Why the product cannot start, in words for the operator's terminal: what is wrong, then what to do about it.
 * Shown without a stack; anything else that is thrown is a bug and shows one.
 */
export class StartError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
