DROP INDEX "incident_entry_by_incident";--> statement-breakpoint
ALTER TABLE "incident_entry" ADD COLUMN "turn" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "incident_entry_turn_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "incident_entry_by_incident" ON "incident_entry" USING btree ("incident_id","turn");