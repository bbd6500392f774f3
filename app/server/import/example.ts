/** The invented person of the template's example row; the category's name is the reader's language's. */
export const EXAMPLE = {
  honorific: "H.E. Mr",
  surname: "AL-BARQAWI",
  givenNames: "SAMI",
  nativeName: "سامي البرقاوي",
  position: "Director, Asia Department",
  nationality: "JOR",
  passportNumber: "T4820173",
  birthDate: "1984-03-17",
  passportExpires: "2031-05-22",
  mrz: "",
} as const;
