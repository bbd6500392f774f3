import type { PersonOrder } from "./orders.server.ts";

/** Why an order was not carried out, in the reader's language, and the order as it was typed. */
export type Refused = { text: string; order: PersonOrder };
