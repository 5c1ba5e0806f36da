-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "inspection_id" TEXT;

-- AlterTable
ALTER TABLE "calendar_year" ADD COLUMN     "moved_cases" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "case_record" ADD COLUMN     "acceptance_mode" TEXT,
ADD COLUMN     "evaluation" TEXT,
ADD COLUMN     "is_in_promise" BOOLEAN,
ADD COLUMN     "late_recordings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "promised_days" INTEGER,
ADD COLUMN     "statutory_days" INTEGER,
ADD COLUMN     "used_days" INTEGER,
ADD COLUMN     "was_corrected" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "leaves" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "rotates_on" DATE,
ADD COLUMN     "rotations" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "trainings" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "inquiry" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "referred_to" TEXT[],
    "record" JSONB NOT NULL,

    CONSTRAINT "inquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "center_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "booked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "applicant_identifier" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "case_id" TEXT,
    "active_key" TEXT,
    "closes_at" TIMESTAMPTZ(3),
    "record" JSONB NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "scheduled_for" TIMESTAMPTZ(3) NOT NULL,
    "visited_at" TIMESTAMPTZ(3),
    "case_id" TEXT,
    "record" JSONB NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "center_id" TEXT,
    "case_id" TEXT,
    "record" JSONB NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "violation" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "staff_id" TEXT,
    "case_id" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rectification" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "aspect" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "alerts_on" DATE,
    "is_alerted" BOOLEAN NOT NULL DEFAULT false,
    "finding_id" TEXT,
    "record" JSONB NOT NULL,

    CONSTRAINT "rectification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accountability" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "subject_id" TEXT,
    "status" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "finding_ids" TEXT[],
    "notice_id" TEXT,
    "record" JSONB NOT NULL,

    CONSTRAINT "accountability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "record" JSONB NOT NULL,
    "xlsx" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hub_service" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_service_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inquiry_opened_at_id_idx" ON "inquiry"("opened_at" DESC, "id");

-- CreateIndex
CREATE INDEX "inquiry_member_code_opened_at_id_idx" ON "inquiry"("member_code", "opened_at" DESC, "id");

-- CreateIndex
CREATE INDEX "inquiry_referred_to_idx" ON "inquiry" USING GIN ("referred_to");

-- CreateIndex
CREATE INDEX "slot_member_code_starts_at_id_idx" ON "slot"("member_code", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "slot_center_id_starts_at_key" ON "slot"("center_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_number_key" ON "appointment"("number");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_active_key_key" ON "appointment"("active_key");

-- CreateIndex
CREATE INDEX "appointment_starts_at_id_idx" ON "appointment"("starts_at" DESC, "id");

-- CreateIndex
CREATE INDEX "appointment_member_code_starts_at_id_idx" ON "appointment"("member_code", "starts_at" DESC, "id");

-- CreateIndex
CREATE INDEX "appointment_applicant_identifier_starts_at_id_idx" ON "appointment"("applicant_identifier", "starts_at" DESC, "id");

-- CreateIndex
CREATE INDEX "appointment_case_id_idx" ON "appointment"("case_id");

-- CreateIndex
CREATE INDEX "appointment_closes_at_idx" ON "appointment"("closes_at");

-- CreateIndex
CREATE INDEX "visit_scheduled_for_id_idx" ON "visit"("scheduled_for" DESC, "id");

-- CreateIndex
CREATE INDEX "visit_member_code_scheduled_for_id_idx" ON "visit"("member_code", "scheduled_for" DESC, "id");

-- CreateIndex
CREATE INDEX "visit_case_id_idx" ON "visit"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_number_key" ON "inspection"("number");

-- CreateIndex
CREATE INDEX "inspection_opened_at_id_idx" ON "inspection"("opened_at" DESC, "id");

-- CreateIndex
CREATE INDEX "inspection_member_code_opened_at_id_idx" ON "inspection"("member_code", "opened_at" DESC, "id");

-- CreateIndex
CREATE INDEX "inspection_case_id_idx" ON "inspection"("case_id");

-- CreateIndex
CREATE INDEX "finding_inspection_id_recorded_at_id_idx" ON "finding"("inspection_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "finding_member_code_recorded_at_idx" ON "finding"("member_code", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "rectification_finding_id_key" ON "rectification"("finding_id");

-- CreateIndex
CREATE INDEX "rectification_due_on_id_idx" ON "rectification"("due_on", "id");

-- CreateIndex
CREATE INDEX "rectification_member_code_due_on_id_idx" ON "rectification"("member_code", "due_on", "id");

-- CreateIndex
CREATE INDEX "rectification_alerts_on_idx" ON "rectification"("alerts_on");

-- CreateIndex
CREATE UNIQUE INDEX "accountability_number_key" ON "accountability"("number");

-- CreateIndex
CREATE UNIQUE INDEX "accountability_notice_id_key" ON "accountability"("notice_id");

-- CreateIndex
CREATE INDEX "accountability_proposed_at_id_idx" ON "accountability"("proposed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "accountability_member_code_proposed_at_id_idx" ON "accountability"("member_code", "proposed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "accountability_subject_id_idx" ON "accountability"("subject_id");

-- CreateIndex
CREATE INDEX "accountability_finding_ids_idx" ON "accountability" USING GIN ("finding_ids");

-- CreateIndex
CREATE INDEX "report_member_code_submitted_at_idx" ON "report"("member_code", "submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_member_code_form_period_from_number_key" ON "report"("member_code", "form", "period_from", "number");

-- CreateIndex
CREATE INDEX "alert_inspection_id_idx" ON "alert"("inspection_id");

-- CreateIndex
CREATE INDEX "alert_level_inspection_id_idx" ON "alert"("level", "inspection_id");

-- CreateIndex
CREATE INDEX "staff_rotates_on_idx" ON "staff"("rotates_on");

-- Cases that were there before: what their records and events tell of the new fields.
UPDATE "case_record" c SET
    "acceptance_mode" = record ->> 'acceptanceMode',
    "was_corrected" = jsonb_typeof(record -> 'correction') = 'object',
    "evaluation" = record -> 'evaluation' ->> 'level',
    "late_recordings" = late.count,
    "record" = record || jsonb_build_object('appointmentId', NULL, 'lateRecordings', late.count)
FROM (
    SELECT r.id, (SELECT count(*) FROM "case_event" e WHERE e.case_id = r.id AND (e.body ->> 'late')::boolean) AS count FROM "case_record" r
) late
WHERE late.id = c.id;
