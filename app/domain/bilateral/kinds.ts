/** Who meets: decides which principal is occupied, and how the meeting is marked on the board. */
export const MEETING_LEVELS = ["head", "minister", "official"] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

/** `accepted` by every other side is the state in which a request may be given a room. */
export const REQUEST_STATUSES = ["waiting", "accepted", "declined", "withdrawn"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** `proposed`: at other hours, which the side that asked may agree to. */
export const ANSWERS = ["waiting", "accepted", "proposed", "declined"] as const;
export type Answer = (typeof ANSWERS)[number];

/** As what somebody is named for a meeting: the "1" of 1+N, one of the N, or who interprets for the side. */
export const ATTENDANCE = ["principal", "member", "interpreter"] as const;
export type Attendance = (typeof ATTENDANCE)[number];

/** Rooms in which meetings are held; a residence serves only those who asked for it. */
export const MEETING_ROOM_KINDS = ["bilateral", "residence"] as const;
export type MeetingRoomKind = (typeof MEETING_ROOM_KINDS)[number];

/** Why protocol blocks a room: it cannot be used, or it is held for an official meeting. */
export const BLOCK_KINDS = ["closed", "official"] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** How long the press is in the room, in minutes from the beginning; 0 without press. */
export const PRESS_MINUTES = [0, 5, 10, 15] as const;

/** How long a meeting may last, in minutes: whole quarters, since the board is planned in quarters of an hour. */
export const MEETING_MINUTES = [15, 30, 45, 60] as const;

/** Meetings begin on a quarter of an hour. */
export const STEP_MINUTES = 15;
