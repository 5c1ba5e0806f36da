-- Items are searched with wide characters as narrow ones: what is stored already is brought into that form.
UPDATE "item_version" SET "search_text" = lower(normalize("search_text", NFKC)) WHERE "search_text" IS NOT NFKC NORMALIZED;
