-- CreateTable
CREATE TABLE "joint_case" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "member_code" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "is_unsettled" BOOLEAN NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "joint_case_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "joint_case_number_key" ON "joint_case"("number");

-- CreateIndex
CREATE INDEX "joint_case_is_unsettled_idx" ON "joint_case"("is_unsettled");

-- Cases that were there before are parts of none.
UPDATE "case_record" SET "record" = record || jsonb_build_object('joint', NULL);
