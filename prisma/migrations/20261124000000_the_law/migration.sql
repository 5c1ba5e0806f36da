-- AlterTable
ALTER TABLE "calendar_year" DROP CONSTRAINT "calendar_year_pkey",
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("year", "revision");

-- AlterTable
ALTER TABLE "case_record" ADD COLUMN     "calendar_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "light" TEXT NOT NULL DEFAULT 'STOPPED',
ADD COLUMN     "next_check_at" TIMESTAMPTZ(3);

ALTER TABLE "case_record" ALTER COLUMN "calendar_revision" DROP DEFAULT,
ALTER COLUMN "light" DROP DEFAULT;

-- Cases received before get what the record has gained, and are looked at by the next sweep.
UPDATE "case_record" SET
  "record" = '{"commitment": null, "correction": null, "procedures": [], "extension": null, "evaluation": null}'::jsonb || "record",
  "next_check_at" = "received_at";

UPDATE "document" SET "facts" = '{"mode": "NORMAL", "deferred": [], "receivedOn": ""}'::jsonb || "facts"
WHERE "kind" = 'ACCEPTANCE_NOTICE';

-- CreateTable
CREATE TABLE "alert" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "case_id" TEXT,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "note" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "xid" BIGINT NOT NULL DEFAULT hub_transaction_position(),
    "position" BIGSERIAL NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_anchor" (
    "day" DATE NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "cases" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "chain_anchor_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "anchored_head" (
    "case_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "head" TEXT NOT NULL,

    CONSTRAINT "anchored_head_pkey" PRIMARY KEY ("case_id","version")
);

-- CreateTable
CREATE TABLE "training_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seen" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_key_key" ON "alert"("key");

-- CreateIndex
CREATE INDEX "alert_raised_at_id_idx" ON "alert"("raised_at" DESC, "id");

-- CreateIndex
CREATE INDEX "alert_member_code_raised_at_id_idx" ON "alert"("member_code", "raised_at" DESC, "id");

-- CreateIndex
CREATE INDEX "alert_case_id_idx" ON "alert"("case_id");

-- CreateIndex
CREATE INDEX "alert_xid_position_idx" ON "alert"("xid", "position");

-- CreateIndex
CREATE INDEX "anchored_head_day_case_id_idx" ON "anchored_head"("day", "case_id");

-- CreateIndex
CREATE INDEX "case_event_recorded_at_idx" ON "case_event"("recorded_at");

-- CreateIndex
CREATE INDEX "case_record_next_check_at_id_idx" ON "case_record"("next_check_at", "id");
