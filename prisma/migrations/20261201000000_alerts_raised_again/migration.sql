-- An alert of a case that has ended gives its cause's key free: should the cause come again, it is raised anew.
UPDATE "alert" SET "key" = "id"
WHERE "case_id" IS NOT NULL AND "resolved_at" IS NOT NULL AND "kind" NOT IN ('LATE_RECORDING', 'SECOND_NOTICE_ATTEMPTED', 'POOR_RATING');
