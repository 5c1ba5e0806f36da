-- CreateTable
CREATE TABLE "feed_epoch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset" BIGINT NOT NULL,

    CONSTRAINT "feed_epoch_pkey" PRIMARY KEY ("id")
);

-- Positions of the feed: the number of the writing transaction, raised by the offset of `feed_epoch` (a restored dump).
CREATE FUNCTION hub_transaction_position() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT pg_current_xact_id()::text::bigint + coalesce((SELECT "offset" FROM feed_epoch WHERE id = 1), 0)
$$;

-- The oldest transaction that still runs: every position below it is settled.
CREATE FUNCTION hub_feed_horizon() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + coalesce((SELECT "offset" FROM feed_epoch WHERE id = 1), 0)
$$;

-- CreateTable
CREATE TABLE "member" (
    "code" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "receiving_office" TEXT,

    CONSTRAINT "member_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "center" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,

    CONSTRAINT "center_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_window" (
    "id" TEXT NOT NULL,
    "center_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "service_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "job_title" TEXT NOT NULL,
    "permanent" BOOLEAN NOT NULL,
    "window_id" TEXT,
    "duties" TEXT[],

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "rest_weekdays" TEXT[],
    "working_weekend_days" TEXT[],
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "item_version" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "member_code" TEXT NOT NULL,
    "catalogue_code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "handling" TEXT NOT NULL,
    "window_authorization" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "search_text" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "retirement_reason" TEXT,

    CONSTRAINT "item_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_record" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "member_code" TEXT NOT NULL,
    "item_version_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "applicant_name" TEXT NOT NULL,
    "applicant_identifier" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "due_on" DATE NOT NULL,
    "promised_due_on" DATE,
    "yellow_from" DATE,
    "has_deferred_materials" BOOLEAN NOT NULL,
    "tracking_hash" TEXT NOT NULL,
    "tracking_sealed" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "head" TEXT NOT NULL,

    CONSTRAINT "case_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT hub_transaction_position(),
    "position" BIGSERIAL NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "document_id" TEXT,
    "body" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "case_id" TEXT,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "scope" TEXT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("subject","key")
);


-- CreateIndex
CREATE UNIQUE INDEX "member_id_key" ON "member"("id");

-- CreateIndex
CREATE INDEX "center_member_code_id_idx" ON "center"("member_code", "id");

-- CreateIndex
CREATE INDEX "service_window_center_id_number_idx" ON "service_window"("center_id", "number");

-- CreateIndex
CREATE INDEX "staff_member_code_id_idx" ON "staff"("member_code", "id");

-- CreateIndex
CREATE INDEX "staff_window_id_idx" ON "staff"("window_id");

-- CreateIndex
CREATE INDEX "item_version_status_code_idx" ON "item_version"("status", "code");

-- CreateIndex
CREATE INDEX "item_version_member_code_status_code_idx" ON "item_version"("member_code", "status", "code");

-- CreateIndex
CREATE UNIQUE INDEX "item_version_code_version_key" ON "item_version"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "case_record_number_key" ON "case_record"("number");

-- CreateIndex
CREATE INDEX "case_record_received_at_id_idx" ON "case_record"("received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "case_record_member_code_received_at_id_idx" ON "case_record"("member_code", "received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "case_record_member_code_status_received_at_id_idx" ON "case_record"("member_code", "status", "received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "case_record_due_on_id_idx" ON "case_record"("due_on", "id");

-- CreateIndex
CREATE INDEX "case_record_member_code_due_on_id_idx" ON "case_record"("member_code", "due_on", "id");

-- CreateIndex
CREATE INDEX "case_record_item_code_received_at_id_idx" ON "case_record"("item_code", "received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "case_record_applicant_identifier_received_at_id_idx" ON "case_record"("applicant_identifier", "received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "case_record_has_deferred_materials_member_code_idx" ON "case_record"("has_deferred_materials", "member_code");

-- CreateIndex
CREATE INDEX "case_event_xid_position_idx" ON "case_event"("xid", "position");

-- CreateIndex
CREATE INDEX "case_event_member_code_xid_position_idx" ON "case_event"("member_code", "xid", "position");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_case_id_sequence_key" ON "case_event"("case_id", "sequence");

-- CreateIndex
CREATE INDEX "document_case_id_issued_at_id_idx" ON "document"("case_id", "issued_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "document_member_code_year_sequence_key" ON "document"("member_code", "year", "sequence");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- AddForeignKey
ALTER TABLE "center" ADD CONSTRAINT "center_member_code_fkey" FOREIGN KEY ("member_code") REFERENCES "member"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_window" ADD CONSTRAINT "service_window_center_id_fkey" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_member_code_fkey" FOREIGN KEY ("member_code") REFERENCES "member"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_window_id_fkey" FOREIGN KEY ("window_id") REFERENCES "service_window"("id") ON DELETE SET NULL ON UPDATE CASCADE;
