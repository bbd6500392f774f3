// Single fetch keeps Dates and Maps as they are between server and browser; the types must know.
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export {};
