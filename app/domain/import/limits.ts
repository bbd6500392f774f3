/** Largest list: XLSX or CSV, 10 MB. */
export const LIST_MAX_BYTES = 10 * 1024 * 1024;
/** What the parts of an XLSX may unpack to: a list of this size has a twentieth of it, a bomb has thousands of times it. */
export const LIST_MAX_UNPACKED = 120 * 1024 * 1024;
/** Most people in one list. */
export const MOST_ROWS = 5_000;
/** Columns beyond this hold no list of people. */
export const MOST_COLUMNS = 100;
/** Longest text of a cell that is kept, in characters; the form's own limits are far below. */
export const LONGEST_CELL = 500;
/** Largest archive of photos: 500 MB. */
export const PHOTOS_MAX_BYTES = 500 * 1024 * 1024;
/** Most entries of an archive, folders and leftovers of the system included. */
export const MOST_ENTRIES = 20_000;
/** How long an upload is kept for looking at it, in hours. */
export const KEPT_HOURS = 24;
