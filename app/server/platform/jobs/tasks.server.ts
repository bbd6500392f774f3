import type { TaskList } from "graphile-worker";

import { sendMail } from "../mail/send.server.ts";

/**
 * What can stand in the job queue, by the name it has there. A job is tried again until it succeeds, so each must do
 * no harm when it runs twice.
 */
export const TASKS: TaskList = {
  send_mail: sendMail,
};
