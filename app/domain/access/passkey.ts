/** What a challenge is made for; its answer is good for nothing else. */
export const CHALLENGE_PURPOSES = ["sign_in", "add", "prove"] as const;
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number];

/** Characters that the name of a passkey may have. */
export const PASSKEY_NAME_LENGTH = 60;
/** Passkeys of one account: a phone, a computer, a key in the safe, and room. */
export const PASSKEYS_AN_ACCOUNT = 10;
