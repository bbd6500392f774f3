import { customType } from "drizzle-orm/pg-core";

/** Raw bytes: sealed fields, digests, pictures. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** A half-open range of instants, written and read as PostgreSQL's text form `[from,to)`. */
export const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** A transaction's number, 64 bits; as text, for it may outgrow a JavaScript number. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });
