/** A person as badges print them: SURNAME in capitals, given names after it. */
export const printedName = (holder: { surname: string; givenNames: string }): string =>
  `${holder.surname.toUpperCase()} ${holder.givenNames}`.trim();
