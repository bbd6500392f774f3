/** A badge's serial as it stands in lists, queues and stores: 32 hexadecimal digits, lower case. */
export function serialText(serial: Uint8Array): string {
  return Array.from(serial, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
