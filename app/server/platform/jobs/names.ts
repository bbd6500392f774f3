/** The names under which jobs stand in the queue. */
export type TaskName =
  | "clear_list"
  | "clear_print"
  | "close_silence"
  | "destroy_due"
  | "forget_attempts"
  | "mail_code"
  | "plan_meetings"
  | "print_batch"
  | "read_list"
  | "remind_of_silence"
  | "remind_silent"
  | "retention_nightly"
  | "save_list"
  | "send_mail"
  | "tell_delegation"
  | "tell_meetings"
  | "tell_programme";
