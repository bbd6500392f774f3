/** What a vehicle of the convoy is for. */
export const VEHICLE_PURPOSES = ["principal", "delegates", "security", "luggage", "press"] as const;
export type VehiclePurpose = (typeof VEHICLE_PURPOSES)[number];
