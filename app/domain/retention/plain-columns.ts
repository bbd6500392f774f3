/**
 * Columns that hold nothing personal, by table: numbers, times, codes, what belongs to a State and not to a person, and ids.
 * An id alone says nothing of anybody; it leads to a person through `nominee` and `account`, whose columns stand in `HOLDINGS`.
 * A column that stands neither here nor there fails a test: whoever adds one says what it holds and how it goes.
 */
export const PLAIN_COLUMNS: Readonly<Record<string, string>> = {
  account: "id language totp_last_step created_at",
  account_role: "account_id role delegation_id",
  application:
    "id form_id kind language people letter_id state decided_by decided_at delegation_id received_at",
  audit_entry: "id at recorded_at action subject_kind fields correlation",
  audit_seal: "number entry_id digest sealed_at",
  audit_unsealed: "entry_id",
  badge:
    "id nominee_id issue serial short_number category zones key_id not_before expires_at issued_at superseded_at revoked_at revoked_reason",
  bilateral: "id request_id room_id starts_at ends_at pinned version booked_by",
  bilateral_attendee: "request_id delegation_id",
  bilateral_proposal:
    "id stage seconds what_if weight bound placed requests elapsed_seconds proven trace changes unplaced created_by created_at changed_at",
  bilateral_request:
    "id requester_id level minutes windows preferred booths press_minutes zone room_id host_id topic status created_by created_at version before_agreement",
  bilateral_side:
    "request_id delegation_id answer answered_at level companions language position proposed remark note_verbale reminders reminded_at",
  board_step: "id account_id board changes undone at",
  body_meeting:
    "id body item_id first_day last_day starts_at ends_at mode place link chair_id called_off_at",
  broadcast: "id kind gate_id sent_by sent_at ended_by ended_at",
  broadcast_receipt: "broadcast_id device_id shown_at",
  clearance_batch: "id number stage signature key_id prepared_by prepared_at",
  clearance_file: "batch_id nominee_id submitted_at",
  clearance_reply: "id batch_id received_by received_at applied_at",
  consent: "id confirmed_by",
  custody_event: "id badge_id pass_id turn move receipt_id actor at",
  data_request: "id kind asked_by asked_at",
  declaration:
    "id kind delegation_id status withdrawn_from late decided_by decided_at version declared_by declared_at changed_at",
  delegation:
    "id kind iso2 code name formal_name sort_key capital_time_zone principal note_verbale last_nominee_number created_at",
  delegation_status_history: "delegation_id status from_day",
  destruction_act: "number run_id closed_at rules holds records head",
  destruction_line: "id run_id data table_name delegation_id records counted",
  destruction_run: "id classes nominee_id ordered_by ordered_at stage step block blocks",
  device:
    "id gate_id direction signing_key exchange_key enrolled_by enrolled_at revoked_at last_contact_at list_as_of unsent clock_skew_ms battery list_number records_number",
  device_assignment: "device_id gate_id direction from until assigned_by",
  device_enrolment: "code_digest gate_id direction created_by expires_at used_at",
  document_position: "id version_id delegation_id paragraph turn stance proposal remark actor at",
  document_sponsor: "document_id part delegation_id",
  document_turn: "id document_id from_status to_status day version_id meeting_id reason actor at",
  document_version:
    "id document_id number language paragraphs brackets file_name media_type file sha256 remark meeting_id written_by at",
  escort_count: "id gate_id direction delegation_id principals escorts at device_id counted_by",
  file: "id media_type width height created_at",
  file_news: "id delegation_id turn fields actor at",
  floor_turn: "id item_id delegation_id allotted extended started_at ended_at turn",
  fund_project: "id number delegation_id title summary cost currency actor at withdrawn_at",
  gate: "id name zone direction staffed",
  gate_change: "number kind serial issue at",
  gate_head: "one number",
  gate_record: "epoch_id place number badge_id pass_id made_from",
  import_chunk: "import_id part position",
  import_photo: "import_id position state row",
  import_row: "import_id position state quota_group",
  incident:
    "id kind state zone gate_id device_id first_passage_id second_passage_id opened_at opened_by owner_id closed_at",
  incident_entry: "id incident_id turn deed at by to",
  interpreter_occupancy: "id during bilateral_id",
  interpreter_told: "request_id delegation_id language room_id starts_at ends_at sequence told_at",
  invitation:
    "id delegation_id role language note_verbale_id invited_by invited_at used_at account_id withdrawn_at declined_at",
  invitation_link: "digest invitation_id sent_at expires_at replaced_at",
  journey: "nominee_id way",
  late_nomination: "id nominee_id asked_by asked_at outcome decided_by decided_at",
  link_key: "id key_sealed made_at",
  mail: "id language queued_at sent_at failed_at",
  meeting_mark: "id request_id turn_id mark late_minutes set_by set_at undone_by undone_at",
  meeting_participant: "meeting_id delegation_id level",
  meeting_turn:
    "id request_id turn was_room_id was_starts_at was_ends_at room_id starts_at ends_at at told_at kept_free_by kept_free_at",
  nominee:
    "id delegation_id number category quota_group hosted status stage stage_due_at returned_fields consent_version withdrawn_from withdrawn_stage purged version created_by submitted_at changed_at",
  nominee_import:
    "id delegation_id created_by stage list_bytes photos_bytes attempt rows_total rows_done photos_total photos_done people_saved created_at changed_at expires_at",
  note_verbale: "id delegation_id number day registered_by registered_at",
  outcome_document: "id position title note status",
  paper: "id byte_length pages text_layer created_at",
  pass: "id kind delegation_id number zones day asked_by asked_at serial short_number key_id not_before expires_at issued_at revoked_at revoked_reason",
  passage:
    "id source device_id device_sequence gate_id direction verdict reason decision revision overridden_by entered_by scanned_at took_ms received_at",
  passage_tally: "gate_id written_by slot scans entered refused checked",
  passage_total: "gate_id written_by admitted",
  passkey: "id account_id counter transports added_at last_used_at",
  passkey_challenge: "challenge purpose expires_at",
  person_block: "id blocked_by blocked_at lifted_by lifted_at",
  place_by_hand:
    "id item_id list delegation_id place reason given_by given_at taken_back_at instead_of",
  pledge: "id project_id delegation_id amount currency actor at withdrawn_at",
  presence: "passage_id floater_id since changed",
  principal_occupancy: "id delegation_id level during bilateral_id programme_item_id",
  print_batch: "id number scope sheet stock asked_by asked_at state total ended_at",
  print_entry: "id at actor kind badge_id pass_id batch_id part stock",
  print_item: "batch_id position nominee_id badge_id state part why",
  print_part: "batch_id part badges sha256 drawn_at",
  print_tally: "stock kind lines",
  programme_item:
    "id day starts_at ends_at kind title note place room_id mode link agenda parties visibility press basis time_basis unverified sequence cancelled_at changed_at",
  programme_told: "number told_at",
  programme_version: "number items published_by published_at",
  queue_view: "id account_id",
  quota: "delegation_id kind quota_group places taken",
  rate_limit: "points expire",
  receipt: "id number delegation_id taker document handed_by at",
  record_epoch: "id salt content_key_sealed started_at ready_at",
  representation:
    "id delegation_id item_id stage rank in_office_since recorded_by recorded_at taken_back_at turn",
  retention_hold: "id data delegation_id placed_by placed_at lifted_by lifted_at",
  room: "id name kind zone seats booths press setup_minutes turnover_minutes opens closes venue delegation_id version",
  room_block: "id room_id kind title during created_by created_at",
  room_occupancy: "id room_id during bilateral_id programme_item_id block_id",
  secret_link: "kind subject generation renewed_by renewed_at",
  session: "id account_id second_factor_at expires_at created_at handle proved_at last_seen_at",
  session_order: "item_id list order by_status drawn_id changed_by changed_at",
  sign_in_code: "id digest attempts expires_at used_at from_known_browser asked_at",
  signing_key: "id public_key private_sealed not_before not_after revoked_at created_at",
  silence_procedure:
    "id document_id version_id opened_by opened_at deadline outcome closed_at broken_by",
  statement_time: "item_id delegation_id minutes changed_at",
  summit: "single id definition loaded_at",
  summit_clock: "single domain_time set_at",
  travel: "nominee_id version changed_by changed_at",
  vehicle: "id delegation_id purpose version changed_by changed_at removed_at",
  vetting_decision: "id nominee_id stage outcome fields officer_id decided_at",
  vetting_move: "id nominee_id move stage left_ms officer_id moved_at",
  zone_grant: "id nominee_id zone granted_by granted_at ended_by ended_at",
};
