/** Takes what is wrong: the path in the definition, and the problem in words for an operator. */
export type Report = (path: string, problem: string) => void;

/** Reports each value that stands twice. */
export function once(
  path: string,
  field: string,
  values: readonly (string | number)[],
  report: Report,
) {
  const firstAt = new Map<string | number, number>();
  for (const [index, value] of values.entries()) {
    const first = firstAt.get(value);
    if (first === undefined) firstAt.set(value, index);
    else report(`${path}[${index}].${field}`, `"${value}" is already used by ${path}[${first}]`);
  }
}
