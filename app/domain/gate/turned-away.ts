/** Why a guard refuses somebody whom the rules admit: few, so that a glove finds one; each has its words. */
export const TURNED_AWAY = ["face_differs", "lent_badge", "conduct", "turned_back"] as const;
