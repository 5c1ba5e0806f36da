-- AlterTable
ALTER TABLE "hub_service" ADD COLUMN     "key_mark" TEXT;
