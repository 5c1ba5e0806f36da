-- Pages are ordered by instant and id in one direction: an index of both in one order gives a page from either end, with no sorting.
-- DropIndex
DROP INDEX "accountability_member_code_proposed_at_id_idx";

-- DropIndex
DROP INDEX "accountability_proposed_at_id_idx";

-- DropIndex
DROP INDEX "alert_member_code_raised_at_id_idx";

-- DropIndex
DROP INDEX "alert_raised_at_id_idx";

-- DropIndex
DROP INDEX "appointment_applicant_identifier_starts_at_id_idx";

-- DropIndex
DROP INDEX "appointment_member_code_starts_at_id_idx";

-- DropIndex
DROP INDEX "appointment_starts_at_id_idx";

-- DropIndex
DROP INDEX "case_record_applicant_identifier_received_at_id_idx";

-- DropIndex
DROP INDEX "case_record_item_code_received_at_id_idx";

-- DropIndex
DROP INDEX "case_record_member_code_received_at_id_idx";

-- DropIndex
DROP INDEX "case_record_member_code_status_received_at_id_idx";

-- DropIndex
DROP INDEX "case_record_received_at_id_idx";

-- DropIndex
DROP INDEX "inquiry_member_code_opened_at_id_idx";

-- DropIndex
DROP INDEX "inquiry_opened_at_id_idx";

-- DropIndex
DROP INDEX "inspection_member_code_opened_at_id_idx";

-- DropIndex
DROP INDEX "inspection_opened_at_id_idx";

-- DropIndex
DROP INDEX "visit_member_code_scheduled_for_id_idx";

-- DropIndex
DROP INDEX "visit_scheduled_for_id_idx";

-- CreateIndex
CREATE INDEX "accountability_proposed_at_id_idx" ON "accountability"("proposed_at", "id");

-- CreateIndex
CREATE INDEX "accountability_member_code_proposed_at_id_idx" ON "accountability"("member_code", "proposed_at", "id");

-- CreateIndex
CREATE INDEX "alert_raised_at_id_idx" ON "alert"("raised_at", "id");

-- CreateIndex
CREATE INDEX "alert_member_code_raised_at_id_idx" ON "alert"("member_code", "raised_at", "id");

-- CreateIndex
CREATE INDEX "appointment_starts_at_id_idx" ON "appointment"("starts_at", "id");

-- CreateIndex
CREATE INDEX "appointment_member_code_starts_at_id_idx" ON "appointment"("member_code", "starts_at", "id");

-- CreateIndex
CREATE INDEX "appointment_applicant_identifier_starts_at_id_idx" ON "appointment"("applicant_identifier", "starts_at", "id");

-- CreateIndex
CREATE INDEX "case_record_received_at_id_idx" ON "case_record"("received_at", "id");

-- CreateIndex
CREATE INDEX "case_record_member_code_received_at_id_idx" ON "case_record"("member_code", "received_at", "id");

-- CreateIndex
CREATE INDEX "case_record_member_code_status_received_at_id_idx" ON "case_record"("member_code", "status", "received_at", "id");

-- CreateIndex
CREATE INDEX "case_record_item_code_received_at_id_idx" ON "case_record"("item_code", "received_at", "id");

-- CreateIndex
CREATE INDEX "case_record_applicant_identifier_received_at_id_idx" ON "case_record"("applicant_identifier", "received_at", "id");

-- CreateIndex
CREATE INDEX "inquiry_opened_at_id_idx" ON "inquiry"("opened_at", "id");

-- CreateIndex
CREATE INDEX "inquiry_member_code_opened_at_id_idx" ON "inquiry"("member_code", "opened_at", "id");

-- CreateIndex
CREATE INDEX "inspection_opened_at_id_idx" ON "inspection"("opened_at", "id");

-- CreateIndex
CREATE INDEX "inspection_member_code_opened_at_id_idx" ON "inspection"("member_code", "opened_at", "id");

-- CreateIndex
CREATE INDEX "visit_scheduled_for_id_idx" ON "visit"("scheduled_for", "id");

-- CreateIndex
CREATE INDEX "visit_member_code_scheduled_for_id_idx" ON "visit"("member_code", "scheduled_for", "id");
