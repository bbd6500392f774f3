/** Where an application of a registering entity stands. */
export const APPLICATION_STATES = ["waiting", "accepted", "declined"] as const;
