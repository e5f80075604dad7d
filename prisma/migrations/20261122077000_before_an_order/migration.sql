-- what a quotation holds is wanted on the day of the hand-over, not on the buyer's day
ALTER TABLE "quotation_holds" ADD COLUMN "due_on" TEXT;
UPDATE quotation_holds h SET due_on = o.needed_on FROM quotations q JOIN orders o ON o.id = q.order_id WHERE q.id = h.quotation_id;
ALTER TABLE "quotation_holds" ALTER COLUMN "due_on" SET NOT NULL;
ALTER TABLE quotation_holds ADD CONSTRAINT quotation_holds_due_on CHECK (is_day(due_on));

-- CreateTable
CREATE TABLE "member_invitations" (
    "id" SERIAL NOT NULL,
    "code_hash" TEXT NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by_id" INTEGER NOT NULL,
    "used_by_id" INTEGER,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_invitations_code_hash_key" ON "member_invitations"("code_hash");

-- CreateIndex
CREATE INDEX "member_invitations_buyer_id_idx" ON "member_invitations"("buyer_id");

-- CreateIndex
CREATE INDEX "member_invitations_invited_by_id_idx" ON "member_invitations"("invited_by_id");

-- CreateIndex
CREATE INDEX "member_invitations_used_by_id_idx" ON "member_invitations"("used_by_id");

-- AddForeignKey
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_used_by_id_fkey" FOREIGN KEY ("used_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE member_invitations
  ADD CONSTRAINT member_invitations_role CHECK (role IN ('owner', 'member', 'approver'));
