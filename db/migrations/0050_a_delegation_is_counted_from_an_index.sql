DROP INDEX "nominee_by_delegation";--> statement-breakpoint
CREATE INDEX "nominee_by_delegation" ON "nominee" USING btree ("delegation_id","status","category","quota_group");