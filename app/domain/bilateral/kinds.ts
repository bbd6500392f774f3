/** Who meets: decides which principal is occupied, and how the meeting is marked on the board. */
export const MEETING_LEVELS = ["head", "minister", "official"] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

/** `accepted` by every other side is the state in which a request may be given a room. */
export const REQUEST_STATUSES = ["waiting", "accepted", "declined", "withdrawn"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const ANSWERS = ["waiting", "accepted", "declined"] as const;
export type Answer = (typeof ANSWERS)[number];

/** How long a meeting may last, in minutes: whole quarters, since the board is planned in quarters of an hour. */
export const MEETING_MINUTES = [15, 30, 45, 60] as const;

/** Meetings begin on a quarter of an hour. */
export const STEP_MINUTES = 15;
