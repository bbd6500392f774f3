/** How a picture is searched for a code: badges carry QR alone, and one is held up at a time. */
export const READ_OPTIONS = {
  formats: ["QRCode" as const],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};
