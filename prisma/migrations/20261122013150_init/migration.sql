-- Search by likeness (typing errors); full text needs nothing.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "collections" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "collections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_items" (
    "collection_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "collection_items_pkey" PRIMARY KEY ("collection_id","product_id")
);

-- CreateTable
CREATE TABLE "parcels" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "buyer_id" INTEGER,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "photo_hash" TEXT,
    "packing_fee" INTEGER NOT NULL,
    "packing_point_id" INTEGER,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parcels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel_lines" (
    "id" SERIAL NOT NULL,
    "parcel_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,

    CONSTRAINT "parcel_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel_line_products" (
    "parcel_line_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,

    CONSTRAINT "parcel_line_products_pkey" PRIMARY KEY ("parcel_line_id","product_id")
);

-- CreateTable
CREATE TABLE "targets" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "companies" INTEGER,
    "turnover" BIGINT,
    "set_by_id" INTEGER,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_sales" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_sales_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "past_totals" (
    "region_code" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "past_totals_pkey" PRIMARY KEY ("region_code","month","measure")
);

-- CreateTable
CREATE TABLE "summaries" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER,
    "figures" JSONB NOT NULL,
    "text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_at" TIMESTAMPTZ(3),

    CONSTRAINT "summaries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handovers" (
    "id" SERIAL NOT NULL,
    "allocation_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "packing_point_id" INTEGER,
    "count" INTEGER NOT NULL,
    "damaged" INTEGER NOT NULL DEFAULT 0,
    "refuse_reason" TEXT,
    "production_code" TEXT,
    "best_before_on" TEXT,
    "photo_hash" TEXT,
    "received_by_id" INTEGER,
    "blocked_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handovers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packings" (
    "order_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "packing_point_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "parcels" INTEGER NOT NULL,

    CONSTRAINT "packings_pkey" PRIMARY KEY ("order_id","packing_point_id","day")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "planned_on" TEXT NOT NULL,
    "parcels" INTEGER,
    "address" TEXT NOT NULL,
    "gate" TEXT,
    "receiving_hours" TEXT,
    "receiver_name" TEXT,
    "receiver_phone" TEXT,
    "plate" TEXT,
    "driver" TEXT,
    "status" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "receipt_number" TEXT,
    "receipt_hash" TEXT,
    "confirmed_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_items" (
    "id" SERIAL NOT NULL,
    "delivery_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "allocation_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "damaged" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "ledger" TEXT NOT NULL,
    "order_id" INTEGER NOT NULL,
    "allocation_id" INTEGER,
    "purpose" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "paid" BIGINT NOT NULL DEFAULT 0,
    "due_on" TEXT,
    "status" TEXT NOT NULL,
    "proof_hash" TEXT,
    "proof_at" TIMESTAMPTZ(3),
    "confirmed_by_id" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "withheld_taxes" (
    "id" SERIAL NOT NULL,
    "payment_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "slip_number" TEXT,
    "slip_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withheld_taxes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "supplier_id" INTEGER,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" INTEGER,
    "delivery_id" INTEGER,
    "allocation_id" INTEGER,
    "payment_id" INTEGER,
    "buyer_id" INTEGER,
    "hash" TEXT,
    "signed_hash" TEXT,
    "signed_by_id" INTEGER,
    "signed_at" TIMESTAMPTZ(3),
    "received_on" TEXT,
    "tax_invoice_number" TEXT,
    "tax_invoice_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_counters" (
    "region_code" TEXT NOT NULL,
    "supplier_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "document_counters_pkey" PRIMARY KEY ("region_code","supplier_id","kind","year")
);

-- CreateTable
CREATE TABLE "complaints" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "order_id" INTEGER NOT NULL,
    "delivery_id" INTEGER,
    "allocation_id" INTEGER,
    "kind" TEXT NOT NULL,
    "serious" BOOLEAN NOT NULL DEFAULT false,
    "count" INTEGER,
    "text" TEXT,
    "photos" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL,
    "resolution" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "order_line_id" INTEGER,
    "by_id" INTEGER NOT NULL,
    "stars" INTEGER NOT NULL,
    "text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'message',
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" SERIAL NOT NULL,
    "key" TEXT,
    "account_id" INTEGER NOT NULL,
    "conversation_id" INTEGER,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "notice" TEXT,
    "values" JSONB,
    "text" TEXT,
    "options" JSONB NOT NULL DEFAULT '[]',
    "files" JSONB NOT NULL DEFAULT '[]',
    "flow" TEXT,
    "slots" JSONB,
    "prompt_no" INTEGER,
    "inbox_id" INTEGER,
    "merged_into_id" INTEGER,
    "broadcast_id" INTEGER,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "use_by" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "external_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_runs" (
    "id" SERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "result" JSONB,
    "error" TEXT,

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "model_uses" (
    "day" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "messages" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "cost" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "model_uses_pkey" PRIMARY KEY ("day","purpose")
);

-- CreateTable
CREATE TABLE "buyers" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "district_code" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "estate" TEXT,
    "address" TEXT,
    "contact_name" TEXT NOT NULL,
    "phone" TEXT,
    "npwp_sealed" BYTEA,
    "employees" INTEGER,
    "status" TEXT NOT NULL,
    "verified_by_id" INTEGER,
    "verified_at" TIMESTAMPTZ(3),
    "approval_limit" BIGINT,
    "terms_days" INTEGER NOT NULL DEFAULT 14,
    "no_season_year" INTEGER,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "buyers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "buyer_members" (
    "buyer_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "buyer_members_pkey" PRIMARY KEY ("buyer_id","person_id")
);

-- CreateTable
CREATE TABLE "suppliers" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seller_id" INTEGER,
    "address" TEXT,
    "phone" TEXT,
    "pkp" BOOLEAN NOT NULL DEFAULT false,
    "npwp_sealed" BYTEA,
    "signatory" TEXT,
    "signatory_title" TEXT,
    "letterhead_hash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppliers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" SERIAL NOT NULL,
    "number" TEXT,
    "region_code" TEXT NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "supplier_id" INTEGER,
    "placed_by_id" INTEGER,
    "kind" TEXT NOT NULL DEFAULT 'order',
    "status" TEXT NOT NULL,
    "needed_on" TEXT NOT NULL,
    "parcel_id" INTEGER,
    "parcel_count" INTEGER,
    "packing_fee" INTEGER NOT NULL DEFAULT 0,
    "packing_point_id" INTEGER,
    "total" BIGINT NOT NULL,
    "dp_percent" INTEGER NOT NULL DEFAULT 0,
    "terms_days" INTEGER NOT NULL DEFAULT 14,
    "greeting" TEXT,
    "substitutes" TEXT NOT NULL DEFAULT 'ask',
    "min_shelf_life_days" INTEGER,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "address" TEXT,
    "note" TEXT,
    "source" TEXT NOT NULL,
    "po_number" TEXT,
    "po_on" TEXT,
    "po_file_hash" TEXT,
    "entered_by_id" INTEGER,
    "approved_by_id" INTEGER,
    "approved_at" TIMESTAMPTZ(3),
    "standing_order_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "parcel_line_id" INTEGER,
    "label" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "price" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line_products" (
    "order_line_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,

    CONSTRAINT "order_line_products_pkey" PRIMARY KEY ("order_line_id","product_id")
);

-- CreateTable
CREATE TABLE "allocations" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "order_line_id" INTEGER NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "offered" INTEGER NOT NULL,
    "promised" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "deducted" INTEGER NOT NULL DEFAULT 0,
    "price" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" JSONB,
    "decline_reason" TEXT,
    "offered_at" TIMESTAMPTZ(3),
    "answer_by" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "dp_condition" BOOLEAN NOT NULL DEFAULT false,
    "dp_confirmed_at" TIMESTAMPTZ(3),
    "due_on" TEXT NOT NULL,
    "packing_point_id" INTEGER,
    "replaces_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allocations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress" (
    "id" SERIAL NOT NULL,
    "allocation_id" INTEGER NOT NULL,
    "ready" INTEGER NOT NULL,
    "note" TEXT,
    "by_id" INTEGER,
    "on_behalf" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quotations" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'id',
    "terms" JSONB NOT NULL,
    "valid_until_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quotations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quotation_holds" (
    "quotation_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "quotation_holds_pkey" PRIMARY KEY ("quotation_id","product_id")
);

-- CreateTable
CREATE TABLE "standing_orders" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "every" TEXT NOT NULL,
    "next_on" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_order_lines" (
    "standing_order_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "standing_order_lines_pkey" PRIMARY KEY ("standing_order_id","product_id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" SERIAL NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "person_id" INTEGER,
    "channel" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "address" TEXT,
    "profile_name" TEXT,
    "muted_at" TIMESTAMPTZ(3),
    "muted_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "unreachable_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_aliases" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "version" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "prompt_no" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "lease_no" INTEGER NOT NULL DEFAULT 0,
    "last_inbound_at" TIMESTAMPTZ(3),
    "open_question_at" TIMESTAMPTZ(3),
    "handoff_until" TIMESTAMPTZ(3),
    "acting_as" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoffs" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by_id" INTEGER,
    "last_word_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoffs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff_messages" (
    "id" SERIAL NOT NULL,
    "handoff_id" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "officer_id" INTEGER,
    "text" TEXT NOT NULL,
    "files" JSONB NOT NULL DEFAULT '[]',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handoff_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officers" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "packing_point_id" INTEGER,
    "supplier_id" INTEGER,
    "successor_id" INTEGER,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "officers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" SERIAL NOT NULL,
    "code_hash" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "packing_point_id" INTEGER,
    "supplier_id" INTEGER,
    "invited_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_id" INTEGER,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audits" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT,
    "person_id" INTEGER,
    "officer_id" INTEGER,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "on_behalf" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_requests" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regions" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "office_name" TEXT NOT NULL,
    "office_phone" TEXT,
    "office_site" TEXT,
    "bps_code" TEXT NOT NULL,

    CONSTRAINT "regions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "districts" (
    "code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "districts_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "feasts" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'predicted',
    "confirmed_by_id" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "feasts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "region_code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "set_by_id" INTEGER,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("region_code","key")
);

-- CreateTable
CREATE TABLE "packing_points" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "district_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "phone" TEXT,
    "daily_capacity" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "packing_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trainings" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "host_id" INTEGER,
    "topic" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "places" INTEGER NOT NULL,
    "segment" JSONB,
    "status" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trainings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_places" (
    "id" SERIAL NOT NULL,
    "training_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "attended_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_places_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exhibitions" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exhibitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exhibition_guests" (
    "id" SERIAL NOT NULL,
    "exhibition_id" INTEGER NOT NULL,
    "buyer_id" INTEGER,
    "prospect_id" INTEGER,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exhibition_guests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interests" (
    "id" SERIAL NOT NULL,
    "exhibition_id" INTEGER,
    "buyer_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "quantity" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "followed_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "interests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcasts" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "segment" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcasts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prospects" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "estate" TEXT,
    "address" TEXT,
    "contact_name" TEXT,
    "phone" TEXT,
    "status" TEXT NOT NULL,
    "next_step" TEXT,
    "next_step_on" TEXT,
    "buyer_id" INTEGER,
    "import_batch_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prospects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partnership_entries" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "value" BIGINT,
    "note" TEXT,
    "photo_hash" TEXT,
    "confirmed_by_id" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partnership_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batches" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "officer_id" INTEGER,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "batch_id" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "became" TEXT,
    "became_id" INTEGER,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("batch_id","row")
);

-- CreateTable
CREATE TABLE "sellers" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "district_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "phone" TEXT,
    "address" TEXT,
    "kind" TEXT NOT NULL,
    "nib" TEXT,
    "workers" INTEGER,
    "size" TEXT,
    "pkp" BOOLEAN NOT NULL DEFAULT false,
    "npwp_sealed" BYTEA,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "mentor_id" INTEGER,
    "packing_point_id" INTEGER,
    "import_batch_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sellers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller_members" (
    "seller_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_members_pkey" PRIMARY KEY ("seller_id","person_id")
);

-- CreateTable
CREATE TABLE "seller_pauses" (
    "id" SERIAL NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "product_id" INTEGER,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "seller_pauses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_accounts" (
    "id" SERIAL NOT NULL,
    "seller_id" INTEGER,
    "supplier_id" INTEGER,
    "kind" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "told_by_id" INTEGER,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "brand" TEXT,
    "kind" TEXT,
    "description" TEXT,
    "variants" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "unit_price" INTEGER,
    "unit" TEXT,
    "net_weight_g" INTEGER,
    "net_volume_ml" INTEGER,
    "content_qty" INTEGER,
    "content_unit" TEXT,
    "min_order" INTEGER NOT NULL DEFAULT 1,
    "capacity_qty" INTEGER,
    "capacity_per" TEXT,
    "days_per_week" INTEGER,
    "capacity_peak_qty" INTEGER,
    "capacity_confirmed_at" TIMESTAMPTZ(3),
    "lead_time_days" INTEGER,
    "shelf_life_days" INTEGER,
    "storage" TEXT,
    "packaging" TEXT,
    "pirt" TEXT,
    "bpom_md" TEXT,
    "halal" TEXT,
    "halal_said" TEXT,
    "status" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_changes" (
    "id" SERIAL NOT NULL,
    "product_id" INTEGER NOT NULL,
    "old_price" INTEGER NOT NULL,
    "new_price" INTEGER NOT NULL,
    "by_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_photos" (
    "id" SERIAL NOT NULL,
    "product_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_photos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permits" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "product_id" INTEGER,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "photo_hash" TEXT,
    "valid_until_on" TEXT,
    "status" TEXT NOT NULL,
    "checked_by_id" INTEGER,
    "checked_at" TIMESTAMPTZ(3),
    "checked_where" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" TEXT,
    "quality" INTEGER,
    "quantity" INTEGER,
    "packaging" INTEGER,
    "permits" INTEGER,
    "recurate_on" TEXT,
    "physical_on" TEXT,
    "physical_place" TEXT,
    "physical_bring" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listings" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "outlets" INTEGER,
    "barcode" TEXT,
    "carton_content" INTEGER,
    "margin_percent" INTEGER,
    "since_on" TEXT,
    "withdrawn_on" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_sales" (
    "listing_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_sales_pkey" PRIMARY KEY ("listing_id","month")
);

-- CreateTable
CREATE TABLE "consignments" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "buyer_id" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "share_percent" INTEGER NOT NULL,
    "settled" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consignment_moves" (
    "id" SERIAL NOT NULL,
    "consignment_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consignment_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selling_spaces" (
    "id" SERIAL NOT NULL,
    "region_code" TEXT NOT NULL,
    "buyer_id" INTEGER,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "tables" INTEGER NOT NULL,
    "rent" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "selling_spaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "space_applications" (
    "space_id" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "space_applications_pkey" PRIMARY KEY ("space_id","seller_id")
);

-- CreateTable
CREATE TABLE "space_sales" (
    "space_id" INTEGER NOT NULL,
    "seller_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "space_sales_pkey" PRIMARY KEY ("space_id","seller_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "collections_id_region_code_key" ON "collections"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "collections_region_code_name_key" ON "collections"("region_code", "name");

-- CreateIndex
CREATE INDEX "collection_items_product_id_idx" ON "collection_items"("product_id");

-- CreateIndex
CREATE INDEX "parcels_region_code_status_idx" ON "parcels"("region_code", "status");

-- CreateIndex
CREATE INDEX "parcels_buyer_id_idx" ON "parcels"("buyer_id");

-- CreateIndex
CREATE INDEX "parcels_packing_point_id_idx" ON "parcels"("packing_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "parcels_id_region_code_key" ON "parcels"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_lines_id_region_code_key" ON "parcel_lines"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_lines_parcel_id_position_key" ON "parcel_lines"("parcel_id", "position");

-- CreateIndex
CREATE INDEX "parcel_line_products_product_id_idx" ON "parcel_line_products"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "targets_region_code_year_key" ON "targets"("region_code", "year");

-- CreateIndex
CREATE INDEX "outside_sales_region_code_month_idx" ON "outside_sales"("region_code", "month");

-- CreateIndex
CREATE UNIQUE INDEX "outside_sales_seller_id_month_place_key" ON "outside_sales"("seller_id", "month", "place");

-- CreateIndex
CREATE UNIQUE INDEX "summaries_region_code_month_kind_key" ON "summaries"("region_code", "month", "kind");

-- CreateIndex
CREATE INDEX "handovers_allocation_id_idx" ON "handovers"("allocation_id");

-- CreateIndex
CREATE INDEX "handovers_production_code_idx" ON "handovers"("production_code");

-- CreateIndex
CREATE INDEX "handovers_packing_point_id_idx" ON "handovers"("packing_point_id");

-- CreateIndex
CREATE INDEX "packings_packing_point_id_day_idx" ON "packings"("packing_point_id", "day");

-- CreateIndex
CREATE INDEX "deliveries_region_code_status_planned_on_idx" ON "deliveries"("region_code", "status", "planned_on");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_id_region_code_key" ON "deliveries"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_order_id_position_key" ON "deliveries"("order_id", "position");

-- CreateIndex
CREATE INDEX "delivery_items_allocation_id_idx" ON "delivery_items"("allocation_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_items_delivery_id_allocation_id_key" ON "delivery_items"("delivery_id", "allocation_id");

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE INDEX "payments_allocation_id_idx" ON "payments"("allocation_id");

-- CreateIndex
CREATE INDEX "payments_region_code_status_due_on_idx" ON "payments"("region_code", "status", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "payments_id_region_code_key" ON "payments"("id", "region_code");

-- CreateIndex
CREATE INDEX "withheld_taxes_payment_id_idx" ON "withheld_taxes"("payment_id");

-- CreateIndex
CREATE INDEX "documents_order_id_idx" ON "documents"("order_id");

-- CreateIndex
CREATE INDEX "documents_buyer_id_idx" ON "documents"("buyer_id");

-- CreateIndex
CREATE INDEX "documents_delivery_id_idx" ON "documents"("delivery_id");

-- CreateIndex
CREATE INDEX "documents_allocation_id_idx" ON "documents"("allocation_id");

-- CreateIndex
CREATE INDEX "documents_payment_id_idx" ON "documents"("payment_id");

-- CreateIndex
CREATE INDEX "documents_supplier_id_idx" ON "documents"("supplier_id");

-- CreateIndex
CREATE INDEX "complaints_order_id_idx" ON "complaints"("order_id");

-- CreateIndex
CREATE INDEX "complaints_region_code_status_idx" ON "complaints"("region_code", "status");

-- CreateIndex
CREATE INDEX "complaints_delivery_id_idx" ON "complaints"("delivery_id");

-- CreateIndex
CREATE INDEX "complaints_allocation_id_idx" ON "complaints"("allocation_id");

-- CreateIndex
CREATE INDEX "ratings_order_id_idx" ON "ratings"("order_id");

-- CreateIndex
CREATE INDEX "ratings_order_line_id_idx" ON "ratings"("order_line_id");

-- CreateIndex
CREATE INDEX "inbox_conversation_id_idx" ON "inbox"("conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_channel_external_id_key" ON "inbox"("channel", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox"("key");

-- CreateIndex
CREATE INDEX "outbox_account_id_idx" ON "outbox"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "job_runs_job_period_key" ON "job_runs"("job", "period");

-- CreateIndex
CREATE INDEX "buyers_region_code_status_idx" ON "buyers"("region_code", "status");

-- CreateIndex
CREATE INDEX "buyers_district_code_idx" ON "buyers"("district_code");

-- CreateIndex
CREATE UNIQUE INDEX "buyers_id_region_code_key" ON "buyers"("id", "region_code");

-- CreateIndex
CREATE INDEX "buyer_members_person_id_idx" ON "buyer_members"("person_id");

-- CreateIndex
CREATE INDEX "suppliers_region_code_idx" ON "suppliers"("region_code");

-- CreateIndex
CREATE INDEX "suppliers_seller_id_idx" ON "suppliers"("seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "suppliers_id_region_code_key" ON "suppliers"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "orders_region_code_status_needed_on_idx" ON "orders"("region_code", "status", "needed_on");

-- CreateIndex
CREATE INDEX "orders_buyer_id_status_idx" ON "orders"("buyer_id", "status");

-- CreateIndex
CREATE INDEX "orders_supplier_id_idx" ON "orders"("supplier_id");

-- CreateIndex
CREATE INDEX "orders_parcel_id_idx" ON "orders"("parcel_id");

-- CreateIndex
CREATE INDEX "orders_standing_order_id_idx" ON "orders"("standing_order_id");

-- CreateIndex
CREATE INDEX "orders_packing_point_id_status_idx" ON "orders"("packing_point_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "orders_id_region_code_key" ON "orders"("id", "region_code");

-- CreateIndex
CREATE INDEX "order_lines_parcel_line_id_idx" ON "order_lines"("parcel_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_id_region_code_key" ON "order_lines"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_order_id_position_key" ON "order_lines"("order_id", "position");

-- CreateIndex
CREATE INDEX "order_line_products_product_id_idx" ON "order_line_products"("product_id");

-- CreateIndex
CREATE INDEX "allocations_order_line_id_idx" ON "allocations"("order_line_id");

-- CreateIndex
CREATE INDEX "allocations_seller_id_status_idx" ON "allocations"("seller_id", "status");

-- CreateIndex
CREATE INDEX "allocations_product_id_status_idx" ON "allocations"("product_id", "status");

-- CreateIndex
CREATE INDEX "allocations_replaces_id_idx" ON "allocations"("replaces_id");

-- CreateIndex
CREATE INDEX "allocations_packing_point_id_status_idx" ON "allocations"("packing_point_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "allocations_id_region_code_key" ON "allocations"("id", "region_code");

-- CreateIndex
CREATE INDEX "progress_allocation_id_idx" ON "progress"("allocation_id");

-- CreateIndex
CREATE INDEX "quotations_order_id_idx" ON "quotations"("order_id");

-- CreateIndex
CREATE INDEX "quotations_status_valid_until_on_idx" ON "quotations"("status", "valid_until_on");

-- CreateIndex
CREATE UNIQUE INDEX "quotations_id_region_code_key" ON "quotations"("id", "region_code");

-- CreateIndex
CREATE INDEX "quotation_holds_product_id_idx" ON "quotation_holds"("product_id");

-- CreateIndex
CREATE INDEX "standing_orders_status_next_on_idx" ON "standing_orders"("status", "next_on");

-- CreateIndex
CREATE INDEX "standing_orders_buyer_id_idx" ON "standing_orders"("buyer_id");

-- CreateIndex
CREATE INDEX "standing_orders_region_code_idx" ON "standing_orders"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "standing_orders_id_region_code_key" ON "standing_orders"("id", "region_code");

-- CreateIndex
CREATE INDEX "standing_order_lines_product_id_idx" ON "standing_order_lines"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_phone_key" ON "people"("phone");

-- CreateIndex
CREATE INDEX "accounts_person_id_idx" ON "accounts"("person_id");

-- CreateIndex
CREATE INDEX "accounts_region_code_idx" ON "accounts"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_channel_via_external_id_key" ON "accounts"("channel", "via", "external_id");

-- CreateIndex
CREATE INDEX "account_aliases_account_id_idx" ON "account_aliases"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_aliases_channel_via_external_id_key" ON "account_aliases"("channel", "via", "external_id");

-- CreateIndex
CREATE INDEX "consents_account_id_purpose_idx" ON "consents"("account_id", "purpose");

-- CreateIndex
CREATE INDEX "consents_person_id_idx" ON "consents"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversations_account_id_key" ON "conversations"("account_id");

-- CreateIndex
CREATE INDEX "handoffs_conversation_id_idx" ON "handoffs"("conversation_id");

-- CreateIndex
CREATE INDEX "handoffs_region_code_status_idx" ON "handoffs"("region_code", "status");

-- CreateIndex
CREATE INDEX "handoff_messages_handoff_id_idx" ON "handoff_messages"("handoff_id");

-- CreateIndex
CREATE INDEX "officers_person_id_idx" ON "officers"("person_id");

-- CreateIndex
CREATE INDEX "officers_region_code_role_idx" ON "officers"("region_code", "role");

-- CreateIndex
CREATE INDEX "officers_packing_point_id_idx" ON "officers"("packing_point_id");

-- CreateIndex
CREATE INDEX "officers_supplier_id_idx" ON "officers"("supplier_id");

-- CreateIndex
CREATE UNIQUE INDEX "officers_id_region_code_key" ON "officers"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_code_hash_key" ON "invitations"("code_hash");

-- CreateIndex
CREATE INDEX "audits_subject_subject_id_idx" ON "audits"("subject", "subject_id");

-- CreateIndex
CREATE INDEX "audits_region_code_at_idx" ON "audits"("region_code", "at");

-- CreateIndex
CREATE INDEX "audits_person_id_idx" ON "audits"("person_id");

-- CreateIndex
CREATE INDEX "data_requests_person_id_idx" ON "data_requests"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "regions_bps_code_key" ON "regions"("bps_code");

-- CreateIndex
CREATE INDEX "districts_region_code_idx" ON "districts"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "districts_code_region_code_key" ON "districts"("code", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "feasts_name_day_key" ON "feasts"("name", "day");

-- CreateIndex
CREATE INDEX "packing_points_region_code_idx" ON "packing_points"("region_code");

-- CreateIndex
CREATE INDEX "packing_points_district_code_idx" ON "packing_points"("district_code");

-- CreateIndex
CREATE UNIQUE INDEX "packing_points_id_region_code_key" ON "packing_points"("id", "region_code");

-- CreateIndex
CREATE INDEX "trainings_region_code_starts_at_idx" ON "trainings"("region_code", "starts_at");

-- CreateIndex
CREATE INDEX "trainings_host_id_idx" ON "trainings"("host_id");

-- CreateIndex
CREATE UNIQUE INDEX "trainings_id_region_code_key" ON "trainings"("id", "region_code");

-- CreateIndex
CREATE INDEX "training_places_seller_id_idx" ON "training_places"("seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_places_training_id_seller_id_key" ON "training_places"("training_id", "seller_id");

-- CreateIndex
CREATE INDEX "exhibitions_region_code_idx" ON "exhibitions"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "exhibitions_id_region_code_key" ON "exhibitions"("id", "region_code");

-- CreateIndex
CREATE INDEX "exhibition_guests_exhibition_id_idx" ON "exhibition_guests"("exhibition_id");

-- CreateIndex
CREATE INDEX "exhibition_guests_buyer_id_idx" ON "exhibition_guests"("buyer_id");

-- CreateIndex
CREATE INDEX "exhibition_guests_prospect_id_idx" ON "exhibition_guests"("prospect_id");

-- CreateIndex
CREATE INDEX "interests_exhibition_id_idx" ON "interests"("exhibition_id");

-- CreateIndex
CREATE INDEX "interests_buyer_id_idx" ON "interests"("buyer_id");

-- CreateIndex
CREATE INDEX "interests_product_id_idx" ON "interests"("product_id");

-- CreateIndex
CREATE INDEX "broadcasts_region_code_idx" ON "broadcasts"("region_code");

-- CreateIndex
CREATE INDEX "prospects_region_code_status_idx" ON "prospects"("region_code", "status");

-- CreateIndex
CREATE INDEX "prospects_buyer_id_idx" ON "prospects"("buyer_id");

-- CreateIndex
CREATE INDEX "prospects_import_batch_id_idx" ON "prospects"("import_batch_id");

-- CreateIndex
CREATE INDEX "partnership_entries_buyer_id_day_idx" ON "partnership_entries"("buyer_id", "day");

-- CreateIndex
CREATE INDEX "partnership_entries_region_code_idx" ON "partnership_entries"("region_code");

-- CreateIndex
CREATE INDEX "import_batches_region_code_idx" ON "import_batches"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "import_batches_id_region_code_key" ON "import_batches"("id", "region_code");

-- CreateIndex
CREATE INDEX "sellers_region_code_status_idx" ON "sellers"("region_code", "status");

-- CreateIndex
CREATE INDEX "sellers_district_code_idx" ON "sellers"("district_code");

-- CreateIndex
CREATE INDEX "sellers_mentor_id_idx" ON "sellers"("mentor_id");

-- CreateIndex
CREATE INDEX "sellers_phone_idx" ON "sellers"("phone");

-- CreateIndex
CREATE INDEX "sellers_import_batch_id_idx" ON "sellers"("import_batch_id");

-- CreateIndex
CREATE INDEX "sellers_packing_point_id_idx" ON "sellers"("packing_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "sellers_id_region_code_key" ON "sellers"("id", "region_code");

-- CreateIndex
CREATE INDEX "seller_members_person_id_idx" ON "seller_members"("person_id");

-- CreateIndex
CREATE INDEX "seller_pauses_seller_id_idx" ON "seller_pauses"("seller_id");

-- CreateIndex
CREATE INDEX "seller_pauses_product_id_idx" ON "seller_pauses"("product_id");

-- CreateIndex
CREATE INDEX "bank_accounts_seller_id_idx" ON "bank_accounts"("seller_id");

-- CreateIndex
CREATE INDEX "bank_accounts_supplier_id_idx" ON "bank_accounts"("supplier_id");

-- CreateIndex
CREATE INDEX "products_seller_id_idx" ON "products"("seller_id");

-- CreateIndex
CREATE INDEX "products_region_code_status_kind_idx" ON "products"("region_code", "status", "kind");

-- CreateIndex
CREATE INDEX "products_region_code_status_unit_price_idx" ON "products"("region_code", "status", "unit_price");

-- CreateIndex
CREATE INDEX "products_words_idx" ON "products" USING GIN ("words");

-- CreateIndex
CREATE INDEX "products_name_idx" ON "products" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "products_id_region_code_key" ON "products"("id", "region_code");

-- CreateIndex
CREATE UNIQUE INDEX "products_id_seller_id_key" ON "products"("id", "seller_id");

-- CreateIndex
CREATE INDEX "price_changes_product_id_idx" ON "price_changes"("product_id");

-- CreateIndex
CREATE INDEX "product_photos_hash_idx" ON "product_photos"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "product_photos_product_id_position_key" ON "product_photos"("product_id", "position");

-- CreateIndex
CREATE INDEX "permits_seller_id_idx" ON "permits"("seller_id");

-- CreateIndex
CREATE INDEX "permits_product_id_idx" ON "permits"("product_id");

-- CreateIndex
CREATE INDEX "permits_valid_until_on_idx" ON "permits"("valid_until_on");

-- CreateIndex
CREATE INDEX "reviews_product_id_idx" ON "reviews"("product_id");

-- CreateIndex
CREATE INDEX "reviews_region_code_created_at_idx" ON "reviews"("region_code", "created_at");

-- CreateIndex
CREATE INDEX "reviews_recurate_on_idx" ON "reviews"("recurate_on");

-- CreateIndex
CREATE INDEX "listings_buyer_id_idx" ON "listings"("buyer_id");

-- CreateIndex
CREATE INDEX "listings_region_code_status_idx" ON "listings"("region_code", "status");

-- CreateIndex
CREATE UNIQUE INDEX "listings_product_id_buyer_id_key" ON "listings"("product_id", "buyer_id");

-- CreateIndex
CREATE INDEX "consignments_product_id_idx" ON "consignments"("product_id");

-- CreateIndex
CREATE INDEX "consignments_buyer_id_idx" ON "consignments"("buyer_id");

-- CreateIndex
CREATE INDEX "consignment_moves_consignment_id_idx" ON "consignment_moves"("consignment_id");

-- CreateIndex
CREATE INDEX "selling_spaces_region_code_status_idx" ON "selling_spaces"("region_code", "status");

-- CreateIndex
CREATE INDEX "selling_spaces_buyer_id_idx" ON "selling_spaces"("buyer_id");

-- CreateIndex
CREATE UNIQUE INDEX "selling_spaces_id_region_code_key" ON "selling_spaces"("id", "region_code");

-- CreateIndex
CREATE INDEX "space_applications_seller_id_idx" ON "space_applications"("seller_id");

-- AddForeignKey
ALTER TABLE "collections" ADD CONSTRAINT "collections_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_items" ADD CONSTRAINT "collection_items_collection_id_region_code_fkey" FOREIGN KEY ("collection_id", "region_code") REFERENCES "collections"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_items" ADD CONSTRAINT "collection_items_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_photo_hash_fkey" FOREIGN KEY ("photo_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_parcel_id_region_code_fkey" FOREIGN KEY ("parcel_id", "region_code") REFERENCES "parcels"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_line_products" ADD CONSTRAINT "parcel_line_products_parcel_line_id_region_code_fkey" FOREIGN KEY ("parcel_line_id", "region_code") REFERENCES "parcel_lines"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_line_products" ADD CONSTRAINT "parcel_line_products_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_set_by_id_region_code_fkey" FOREIGN KEY ("set_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_sales" ADD CONSTRAINT "outside_sales_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "past_totals" ADD CONSTRAINT "past_totals_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_allocation_id_region_code_fkey" FOREIGN KEY ("allocation_id", "region_code") REFERENCES "allocations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_photo_hash_fkey" FOREIGN KEY ("photo_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_received_by_id_region_code_fkey" FOREIGN KEY ("received_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packings" ADD CONSTRAINT "packings_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packings" ADD CONSTRAINT "packings_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_receipt_hash_fkey" FOREIGN KEY ("receipt_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_delivery_id_region_code_fkey" FOREIGN KEY ("delivery_id", "region_code") REFERENCES "deliveries"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_allocation_id_region_code_fkey" FOREIGN KEY ("allocation_id", "region_code") REFERENCES "allocations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_allocation_id_region_code_fkey" FOREIGN KEY ("allocation_id", "region_code") REFERENCES "allocations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_proof_hash_fkey" FOREIGN KEY ("proof_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withheld_taxes" ADD CONSTRAINT "withheld_taxes_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withheld_taxes" ADD CONSTRAINT "withheld_taxes_slip_hash_fkey" FOREIGN KEY ("slip_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_supplier_id_region_code_fkey" FOREIGN KEY ("supplier_id", "region_code") REFERENCES "suppliers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_delivery_id_region_code_fkey" FOREIGN KEY ("delivery_id", "region_code") REFERENCES "deliveries"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_allocation_id_region_code_fkey" FOREIGN KEY ("allocation_id", "region_code") REFERENCES "allocations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_payment_id_region_code_fkey" FOREIGN KEY ("payment_id", "region_code") REFERENCES "payments"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_signed_hash_fkey" FOREIGN KEY ("signed_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_tax_invoice_hash_fkey" FOREIGN KEY ("tax_invoice_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_counters" ADD CONSTRAINT "document_counters_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_delivery_id_region_code_fkey" FOREIGN KEY ("delivery_id", "region_code") REFERENCES "deliveries"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_allocation_id_region_code_fkey" FOREIGN KEY ("allocation_id", "region_code") REFERENCES "allocations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "outbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcasts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyers" ADD CONSTRAINT "buyers_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyers" ADD CONSTRAINT "buyers_district_code_region_code_fkey" FOREIGN KEY ("district_code", "region_code") REFERENCES "districts"("code", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyers" ADD CONSTRAINT "buyers_verified_by_id_region_code_fkey" FOREIGN KEY ("verified_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyer_members" ADD CONSTRAINT "buyer_members_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyer_members" ADD CONSTRAINT "buyer_members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_letterhead_hash_fkey" FOREIGN KEY ("letterhead_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_supplier_id_region_code_fkey" FOREIGN KEY ("supplier_id", "region_code") REFERENCES "suppliers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_placed_by_id_fkey" FOREIGN KEY ("placed_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_parcel_id_region_code_fkey" FOREIGN KEY ("parcel_id", "region_code") REFERENCES "parcels"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_po_file_hash_fkey" FOREIGN KEY ("po_file_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_entered_by_id_region_code_fkey" FOREIGN KEY ("entered_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_standing_order_id_region_code_fkey" FOREIGN KEY ("standing_order_id", "region_code") REFERENCES "standing_orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_parcel_line_id_region_code_fkey" FOREIGN KEY ("parcel_line_id", "region_code") REFERENCES "parcel_lines"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line_products" ADD CONSTRAINT "order_line_products_order_line_id_region_code_fkey" FOREIGN KEY ("order_line_id", "region_code") REFERENCES "order_lines"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line_products" ADD CONSTRAINT "order_line_products_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_order_line_id_region_code_fkey" FOREIGN KEY ("order_line_id", "region_code") REFERENCES "order_lines"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_product_id_seller_id_fkey" FOREIGN KEY ("product_id", "seller_id") REFERENCES "products"("id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_replaces_id_region_code_fkey" FOREIGN KEY ("replaces_id", "region_code") REFERENCES "allocations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress" ADD CONSTRAINT "progress_allocation_id_fkey" FOREIGN KEY ("allocation_id") REFERENCES "allocations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress" ADD CONSTRAINT "progress_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_order_id_region_code_fkey" FOREIGN KEY ("order_id", "region_code") REFERENCES "orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotation_holds" ADD CONSTRAINT "quotation_holds_quotation_id_region_code_fkey" FOREIGN KEY ("quotation_id", "region_code") REFERENCES "quotations"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotation_holds" ADD CONSTRAINT "quotation_holds_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_orders" ADD CONSTRAINT "standing_orders_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_orders" ADD CONSTRAINT "standing_orders_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_order_lines" ADD CONSTRAINT "standing_order_lines_standing_order_id_region_code_fkey" FOREIGN KEY ("standing_order_id", "region_code") REFERENCES "standing_orders"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_order_lines" ADD CONSTRAINT "standing_order_lines_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_aliases" ADD CONSTRAINT "account_aliases_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_taken_by_id_region_code_fkey" FOREIGN KEY ("taken_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_messages" ADD CONSTRAINT "handoff_messages_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoffs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_messages" ADD CONSTRAINT "handoff_messages_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officers" ADD CONSTRAINT "officers_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officers" ADD CONSTRAINT "officers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officers" ADD CONSTRAINT "officers_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officers" ADD CONSTRAINT "officers_supplier_id_region_code_fkey" FOREIGN KEY ("supplier_id", "region_code") REFERENCES "suppliers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officers" ADD CONSTRAINT "officers_successor_id_region_code_fkey" FOREIGN KEY ("successor_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_supplier_id_region_code_fkey" FOREIGN KEY ("supplier_id", "region_code") REFERENCES "suppliers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_region_code_fkey" FOREIGN KEY ("invited_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_id_fkey" FOREIGN KEY ("used_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audits" ADD CONSTRAINT "audits_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audits" ADD CONSTRAINT "audits_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audits" ADD CONSTRAINT "audits_officer_id_region_code_fkey" FOREIGN KEY ("officer_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "districts" ADD CONSTRAINT "districts_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feasts" ADD CONSTRAINT "feasts_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "officers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_set_by_id_region_code_fkey" FOREIGN KEY ("set_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packing_points" ADD CONSTRAINT "packing_points_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packing_points" ADD CONSTRAINT "packing_points_district_code_region_code_fkey" FOREIGN KEY ("district_code", "region_code") REFERENCES "districts"("code", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_created_by_id_region_code_fkey" FOREIGN KEY ("created_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_places" ADD CONSTRAINT "training_places_training_id_region_code_fkey" FOREIGN KEY ("training_id", "region_code") REFERENCES "trainings"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_places" ADD CONSTRAINT "training_places_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exhibitions" ADD CONSTRAINT "exhibitions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exhibition_guests" ADD CONSTRAINT "exhibition_guests_exhibition_id_fkey" FOREIGN KEY ("exhibition_id") REFERENCES "exhibitions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exhibition_guests" ADD CONSTRAINT "exhibition_guests_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exhibition_guests" ADD CONSTRAINT "exhibition_guests_prospect_id_fkey" FOREIGN KEY ("prospect_id") REFERENCES "prospects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interests" ADD CONSTRAINT "interests_exhibition_id_fkey" FOREIGN KEY ("exhibition_id") REFERENCES "exhibitions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interests" ADD CONSTRAINT "interests_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interests" ADD CONSTRAINT "interests_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_officer_id_region_code_fkey" FOREIGN KEY ("officer_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_import_batch_id_region_code_fkey" FOREIGN KEY ("import_batch_id", "region_code") REFERENCES "import_batches"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership_entries" ADD CONSTRAINT "partnership_entries_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership_entries" ADD CONSTRAINT "partnership_entries_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership_entries" ADD CONSTRAINT "partnership_entries_photo_hash_fkey" FOREIGN KEY ("photo_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership_entries" ADD CONSTRAINT "partnership_entries_confirmed_by_id_region_code_fkey" FOREIGN KEY ("confirmed_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_officer_id_region_code_fkey" FOREIGN KEY ("officer_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_district_code_region_code_fkey" FOREIGN KEY ("district_code", "region_code") REFERENCES "districts"("code", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_mentor_id_region_code_fkey" FOREIGN KEY ("mentor_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_packing_point_id_region_code_fkey" FOREIGN KEY ("packing_point_id", "region_code") REFERENCES "packing_points"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_import_batch_id_region_code_fkey" FOREIGN KEY ("import_batch_id", "region_code") REFERENCES "import_batches"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_members" ADD CONSTRAINT "seller_members_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "sellers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_members" ADD CONSTRAINT "seller_members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_pauses" ADD CONSTRAINT "seller_pauses_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "sellers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_pauses" ADD CONSTRAINT "seller_pauses_product_id_seller_id_fkey" FOREIGN KEY ("product_id", "seller_id") REFERENCES "products"("id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "sellers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_told_by_id_fkey" FOREIGN KEY ("told_by_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_changes" ADD CONSTRAINT "price_changes_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_changes" ADD CONSTRAINT "price_changes_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_photos" ADD CONSTRAINT "product_photos_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_photos" ADD CONSTRAINT "product_photos_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permits" ADD CONSTRAINT "permits_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permits" ADD CONSTRAINT "permits_product_id_seller_id_fkey" FOREIGN KEY ("product_id", "seller_id") REFERENCES "products"("id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permits" ADD CONSTRAINT "permits_photo_hash_fkey" FOREIGN KEY ("photo_hash") REFERENCES "stored_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permits" ADD CONSTRAINT "permits_checked_by_id_region_code_fkey" FOREIGN KEY ("checked_by_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_officer_id_region_code_fkey" FOREIGN KEY ("officer_id", "region_code") REFERENCES "officers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_sales" ADD CONSTRAINT "listing_sales_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consignments" ADD CONSTRAINT "consignments_product_id_region_code_fkey" FOREIGN KEY ("product_id", "region_code") REFERENCES "products"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consignments" ADD CONSTRAINT "consignments_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consignment_moves" ADD CONSTRAINT "consignment_moves_consignment_id_fkey" FOREIGN KEY ("consignment_id") REFERENCES "consignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consignment_moves" ADD CONSTRAINT "consignment_moves_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selling_spaces" ADD CONSTRAINT "selling_spaces_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selling_spaces" ADD CONSTRAINT "selling_spaces_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "buyers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_applications" ADD CONSTRAINT "space_applications_space_id_region_code_fkey" FOREIGN KEY ("space_id", "region_code") REFERENCES "selling_spaces"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_applications" ADD CONSTRAINT "space_applications_seller_id_region_code_fkey" FOREIGN KEY ("seller_id", "region_code") REFERENCES "sellers"("id", "region_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_sales" ADD CONSTRAINT "space_sales_space_id_seller_id_fkey" FOREIGN KEY ("space_id", "seller_id") REFERENCES "space_applications"("space_id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ── What follows Prisma's language has no words for ──────────────────────────────────────────────────────────────────

-- Days are text 'YYYY-MM-DD' and exist (make_date refuses the others).
CREATE FUNCTION is_day(day text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN day ~ '^\d{4}-\d\d-\d\d$'
    THEN make_date(left(day, 4)::int, substr(day, 6, 2)::int, right(day, 2)::int) IS NOT NULL
    ELSE false END
$$;

CREATE FUNCTION is_month(month text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT month ~ '^\d{4}-(0[1-9]|1[0-2])$'
$$;

-- States, days, and figures that would be wrong whoever wrote them. A check that meets a null passes.
ALTER TABLE feasts
  ADD CONSTRAINT feasts_status CHECK (status IN ('predicted', 'confirmed')),
  ADD CONSTRAINT feasts_day CHECK (is_day(day));

ALTER TABLE packing_points
  ADD CONSTRAINT packing_points_status CHECK (status IN ('active', 'closed')),
  ADD CONSTRAINT packing_points_capacity CHECK (daily_capacity > 0);

ALTER TABLE accounts
  ADD CONSTRAINT accounts_channel CHECK (channel IN ('whatsapp', 'buyer', 'officer'));

ALTER TABLE account_aliases
  ADD CONSTRAINT account_aliases_channel CHECK (channel IN ('whatsapp', 'buyer', 'officer'));

ALTER TABLE handoffs
  ADD CONSTRAINT handoffs_status CHECK (status IN ('open', 'taken', 'closed'));

ALTER TABLE handoff_messages
  ADD CONSTRAINT handoff_messages_side CHECK (side IN ('person', 'officer'));

ALTER TABLE officers
  ADD CONSTRAINT officers_role CHECK (role IN ('admin', 'curator', 'mentor', 'keeper', 'treasurer', 'head')),
  ADD CONSTRAINT officers_status CHECK (status IN ('active', 'removed'));

ALTER TABLE invitations
  ADD CONSTRAINT invitations_role CHECK (role IN ('admin', 'curator', 'mentor', 'keeper', 'treasurer', 'head'));

ALTER TABLE data_requests
  ADD CONSTRAINT data_requests_kind CHECK (kind IN ('copy', 'correct', 'delete', 'withdraw'));

ALTER TABLE inbox
  ADD CONSTRAINT inbox_channel CHECK (channel IN ('whatsapp', 'buyer', 'officer')),
  ADD CONSTRAINT inbox_kind CHECK (kind IN ('message', 'result')),
  ADD CONSTRAINT inbox_status CHECK (status IN ('new', 'done', 'failed')),
  ADD CONSTRAINT inbox_done_when CHECK ((status = 'new') = (done_at IS NULL));

ALTER TABLE outbox
  ADD CONSTRAINT outbox_lane CHECK (lane IN ('reply', 'notice')),
  ADD CONSTRAINT outbox_kind CHECK (kind IN ('reply', 'promise', 'money', 'reminder', 'summary', 'broadcast')),
  ADD CONSTRAINT outbox_status CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
  ADD CONSTRAINT outbox_kind_of_lane CHECK ((lane = 'reply') = (kind = 'reply')),
  ADD CONSTRAINT outbox_says_something CHECK (text IS NOT NULL OR notice IS NOT NULL),
  ADD CONSTRAINT outbox_sent_when CHECK (status <> 'sent' OR sent_at IS NOT NULL);

ALTER TABLE stored_files
  ADD CONSTRAINT stored_files_bytes CHECK (bytes >= 0);

ALTER TABLE model_uses
  ADD CONSTRAINT model_uses_day CHECK (is_day(day)),
  ADD CONSTRAINT model_uses_counts CHECK (messages >= 0 AND calls >= 0 AND failures >= 0 AND cost >= 0);

ALTER TABLE sellers
  ADD CONSTRAINT sellers_status CHECK (status IN ('sleeping', 'active', 'paused', 'suspended', 'left')),
  ADD CONSTRAINT sellers_source CHECK (source IN ('chat', 'officer', 'import')),
  ADD CONSTRAINT sellers_size CHECK (size IN ('micro', 'small', 'medium')),
  ADD CONSTRAINT sellers_workers CHECK (workers >= 0);

ALTER TABLE seller_members
  ADD CONSTRAINT seller_members_role CHECK (role IN ('owner', 'helper'));

ALTER TABLE seller_pauses
  ADD CONSTRAINT seller_pauses_from_on CHECK (is_day(from_on)),
  ADD CONSTRAINT seller_pauses_until_on CHECK (is_day(until_on)),
  ADD CONSTRAINT seller_pauses_order CHECK (until_on >= from_on);

ALTER TABLE bank_accounts
  ADD CONSTRAINT bank_accounts_kind CHECK (kind IN ('bank', 'ewallet')),
  ADD CONSTRAINT bank_accounts_status CHECK (status IN ('waiting', 'active', 'replaced', 'refused')),
  ADD CONSTRAINT bank_accounts_whose CHECK (num_nonnulls(seller_id, supplier_id) = 1);

ALTER TABLE products
  ADD CONSTRAINT products_status CHECK (status IN ('draft', 'waiting', 'invited', 'waiting_halal', 'approved', 'returned', 'refused', 'paused', 'suspended', 'withdrawn')),
  ADD CONSTRAINT products_capacity_per CHECK (capacity_per IN ('day', 'week', 'month')),
  ADD CONSTRAINT products_storage CHECK (storage IN ('room', 'chilled', 'frozen')),
  ADD CONSTRAINT products_halal_said CHECK (halal_said IN ('yes', 'no', 'in_process')),
  ADD CONSTRAINT products_complete CHECK (status IN ('draft', 'withdrawn') OR (kind IS NOT NULL AND unit_price IS NOT NULL AND unit IS NOT NULL)),
  ADD CONSTRAINT products_amounts CHECK (unit_price > 0 AND net_weight_g > 0 AND net_volume_ml > 0 AND content_qty > 0 AND min_order > 0),
  ADD CONSTRAINT products_capacity CHECK (capacity_qty > 0 AND capacity_peak_qty > 0 AND (capacity_qty IS NULL) = (capacity_per IS NULL)),
  ADD CONSTRAINT products_days CHECK (days_per_week BETWEEN 1 AND 7 AND lead_time_days >= 0 AND shelf_life_days > 0);

ALTER TABLE price_changes
  ADD CONSTRAINT price_changes_amounts CHECK (old_price > 0 AND new_price > 0);

ALTER TABLE product_photos
  ADD CONSTRAINT product_photos_position CHECK (position > 0);

ALTER TABLE permits
  ADD CONSTRAINT permits_kind CHECK (kind IN ('pirt', 'bpom_md', 'halal', 'nib', 'other')),
  ADD CONSTRAINT permits_status CHECK (status IN ('claimed', 'checked', 'refused', 'expired')),
  ADD CONSTRAINT permits_checked_where CHECK (checked_where IN ('OSS', 'BPJPH', 'BPOM')),
  ADD CONSTRAINT permits_valid_until_on CHECK (is_day(valid_until_on)),
  ADD CONSTRAINT permits_checked CHECK (status <> 'checked' OR (checked_by_id IS NOT NULL AND checked_at IS NOT NULL AND checked_where IS NOT NULL));

ALTER TABLE reviews
  ADD CONSTRAINT reviews_verdict CHECK (verdict IN ('approve', 'return', 'refuse', 'invite', 'suspend', 'resume')),
  ADD CONSTRAINT reviews_recurate_on CHECK (is_day(recurate_on)),
  ADD CONSTRAINT reviews_physical_on CHECK (is_day(physical_on)),
  ADD CONSTRAINT reviews_scores CHECK (quality BETWEEN 1 AND 5 AND quantity BETWEEN 1 AND 5 AND packaging BETWEEN 1 AND 5 AND permits BETWEEN 1 AND 5);

ALTER TABLE collections
  ADD CONSTRAINT collections_status CHECK (status IN ('active', 'retired'));

ALTER TABLE parcels
  ADD CONSTRAINT parcels_status CHECK (status IN ('draft', 'active', 'retired')),
  ADD CONSTRAINT parcels_fee CHECK (packing_fee >= 0);

ALTER TABLE parcel_lines
  ADD CONSTRAINT parcel_lines_amounts CHECK (quantity > 0 AND price >= 0);

ALTER TABLE buyers
  ADD CONSTRAINT buyers_kind CHECK (kind IN ('company', 'cooperative', 'retailer', 'hotel', 'government', 'gallery')),
  ADD CONSTRAINT buyers_status CHECK (status IN ('unverified', 'verified', 'refused', 'suspended', 'left')),
  ADD CONSTRAINT buyers_source CHECK (source IN ('chat', 'officer', 'import')),
  ADD CONSTRAINT buyers_amounts CHECK (approval_limit >= 0 AND terms_days >= 0 AND employees >= 0);

ALTER TABLE buyer_members
  ADD CONSTRAINT buyer_members_role CHECK (role IN ('owner', 'member', 'approver')),
  ADD CONSTRAINT buyer_members_status CHECK (status IN ('waiting', 'active', 'removed'));

ALTER TABLE suppliers
  ADD CONSTRAINT suppliers_kind CHECK (kind IN ('cooperative', 'group', 'maker')),
  ADD CONSTRAINT suppliers_status CHECK (status IN ('active', 'closed')),
  ADD CONSTRAINT suppliers_maker CHECK ((kind = 'maker') = (seller_id IS NOT NULL));

ALTER TABLE orders
  ADD CONSTRAINT orders_kind CHECK (kind IN ('order', 'sample')),
  ADD CONSTRAINT orders_status CHECK (status IN ('draft', 'quoted', 'lapsed', 'awaiting_approval', 'awaiting_verification', 'placed', 'promised', 'in_progress', 'delivering', 'delivered', 'closed', 'cancelled')),
  ADD CONSTRAINT orders_substitutes CHECK (substitutes IN ('equal', 'ask', 'no')),
  ADD CONSTRAINT orders_source CHECK (source IN ('chat', 'officer', 'standing')),
  ADD CONSTRAINT orders_needed_on CHECK (is_day(needed_on)),
  ADD CONSTRAINT orders_po_on CHECK (is_day(po_on)),
  ADD CONSTRAINT orders_amounts CHECK (total >= 0 AND packing_fee >= 0 AND dp_percent BETWEEN 0 AND 100 AND terms_days >= 0),
  ADD CONSTRAINT orders_parcels CHECK (parcel_count > 0 AND (parcel_id IS NULL OR parcel_count IS NOT NULL)),
  ADD CONSTRAINT orders_numbered CHECK (status IN ('draft', 'quoted', 'lapsed', 'cancelled') OR number IS NOT NULL);

ALTER TABLE order_lines
  ADD CONSTRAINT order_lines_amounts CHECK (quantity > 0 AND cancelled BETWEEN 0 AND quantity AND price >= 0);

ALTER TABLE allocations
  ADD CONSTRAINT allocations_status CHECK (status IN ('offered', 'waiting_dp', 'accepted', 'partial', 'declined', 'lapsed', 'in_progress', 'ready', 'handed_over', 'delivered', 'cancelled')),
  ADD CONSTRAINT allocations_decline_reason CHECK (decline_reason IN ('modal', 'bahan', 'tenaga', 'alat', 'harga', 'libur')),
  ADD CONSTRAINT allocations_due_on CHECK (is_day(due_on)),
  ADD CONSTRAINT allocations_offered CHECK (offered > 0 AND price >= 0),
  ADD CONSTRAINT allocations_promised CHECK (promised BETWEEN 0 AND offered),
  ADD CONSTRAINT allocations_settled CHECK (delivered >= 0 AND deducted >= 0 AND delivered + deducted <= promised),
  ADD CONSTRAINT allocations_word_given CHECK (status IN ('cancelled') OR (status IN ('offered', 'declined', 'lapsed')) = (promised = 0)),
  ADD CONSTRAINT allocations_finished CHECK (status <> 'delivered' OR delivered + deducted = promised);

ALTER TABLE progress
  ADD CONSTRAINT progress_ready CHECK (ready >= 0);

ALTER TABLE quotations
  ADD CONSTRAINT quotations_language CHECK (language IN ('id', 'id_en')),
  ADD CONSTRAINT quotations_status CHECK (status IN ('open', 'accepted', 'lapsed', 'withdrawn')),
  ADD CONSTRAINT quotations_valid_until_on CHECK (is_day(valid_until_on));

ALTER TABLE quotation_holds
  ADD CONSTRAINT quotation_holds_quantity CHECK (quantity > 0);

ALTER TABLE standing_orders
  ADD CONSTRAINT standing_orders_every CHECK (every IN ('week', 'month')),
  ADD CONSTRAINT standing_orders_status CHECK (status IN ('active', 'paused', 'ended')),
  ADD CONSTRAINT standing_orders_next_on CHECK (is_day(next_on));

ALTER TABLE standing_order_lines
  ADD CONSTRAINT standing_order_lines_quantity CHECK (quantity > 0);

ALTER TABLE handovers
  ADD CONSTRAINT handovers_best_before_on CHECK (is_day(best_before_on)),
  ADD CONSTRAINT handovers_counts CHECK (count > 0 AND damaged BETWEEN 0 AND count);

ALTER TABLE packings
  ADD CONSTRAINT packings_day CHECK (is_day(day)),
  ADD CONSTRAINT packings_parcels CHECK (parcels > 0);

ALTER TABLE deliveries
  ADD CONSTRAINT deliveries_status CHECK (status IN ('planned', 'on_the_way', 'arrived', 'disputed', 'confirmed', 'cancelled')),
  ADD CONSTRAINT deliveries_planned_on CHECK (is_day(planned_on)),
  ADD CONSTRAINT deliveries_parcels CHECK (parcels > 0);

ALTER TABLE delivery_items
  ADD CONSTRAINT delivery_items_counts CHECK (quantity > 0 AND damaged BETWEEN 0 AND quantity);

ALTER TABLE payments
  ADD CONSTRAINT payments_ledger CHECK (ledger IN ('buyer', 'maker')),
  ADD CONSTRAINT payments_purpose CHECK (purpose IN ('dp', 'remainder', 'full', 'refund')),
  ADD CONSTRAINT payments_status CHECK (status IN ('due', 'proof_sent', 'rejected', 'confirmed', 'cancelled')),
  ADD CONSTRAINT payments_due_on CHECK (is_day(due_on)),
  ADD CONSTRAINT payments_amounts CHECK (amount >= 0 AND paid >= 0),
  ADD CONSTRAINT payments_whose CHECK ((ledger = 'maker') = (allocation_id IS NOT NULL)),
  ADD CONSTRAINT payments_confirmed CHECK (status <> 'confirmed' OR confirmed_at IS NOT NULL);

ALTER TABLE withheld_taxes
  ADD CONSTRAINT withheld_taxes_kind CHECK (kind IN ('pph22', 'pph23', 'pph_final', 'other')),
  ADD CONSTRAINT withheld_taxes_amount CHECK (amount > 0);

ALTER TABLE documents
  ADD CONSTRAINT documents_kind CHECK (kind IN ('sph', 'purchase_order', 'dp_invoice', 'invoice', 'receipt', 'delivery_note', 'handover_report', 'work_order', 'partnership_record')),
  ADD CONSTRAINT documents_received_on CHECK (is_day(received_on)),
  ADD CONSTRAINT documents_no CHECK (no > 0);

ALTER TABLE document_counters
  ADD CONSTRAINT document_counters_last CHECK (last > 0);

ALTER TABLE complaints
  ADD CONSTRAINT complaints_kind CHECK (kind IN ('damaged', 'missing', 'late', 'quality', 'ill', 'mouldy', 'foreign_object')),
  ADD CONSTRAINT complaints_status CHECK (status IN ('open', 'resolved', 'refused')),
  ADD CONSTRAINT complaints_resolution CHECK (resolution IN ('replace', 'deduct', 'refuse')),
  ADD CONSTRAINT complaints_count CHECK (count > 0);

ALTER TABLE ratings
  ADD CONSTRAINT ratings_stars CHECK (stars BETWEEN 1 AND 5);

ALTER TABLE trainings
  ADD CONSTRAINT trainings_status CHECK (status IN ('open', 'held', 'cancelled')),
  ADD CONSTRAINT trainings_places CHECK (places > 0);

ALTER TABLE training_places
  ADD CONSTRAINT training_places_status CHECK (status IN ('joined', 'waiting', 'cancelled', 'attended', 'absent'));

ALTER TABLE exhibitions
  ADD CONSTRAINT exhibitions_status CHECK (status IN ('planned', 'held', 'cancelled')),
  ADD CONSTRAINT exhibitions_from_on CHECK (is_day(from_on)),
  ADD CONSTRAINT exhibitions_until_on CHECK (is_day(until_on)),
  ADD CONSTRAINT exhibitions_days CHECK (until_on >= from_on);

ALTER TABLE exhibition_guests
  ADD CONSTRAINT exhibition_guests_status CHECK (status IN ('invited', 'coming', 'attended', 'absent')),
  ADD CONSTRAINT exhibition_guests_who CHECK (num_nonnulls(buyer_id, prospect_id) >= 1);

ALTER TABLE interests
  ADD CONSTRAINT interests_quantity CHECK (quantity > 0);

ALTER TABLE broadcasts
  ADD CONSTRAINT broadcasts_status CHECK (status IN ('draft', 'sending', 'stopped', 'done')),
  ADD CONSTRAINT broadcasts_count CHECK (count >= 0);

ALTER TABLE prospects
  ADD CONSTRAINT prospects_kind CHECK (kind IN ('company', 'cooperative', 'retailer', 'hotel', 'government', 'gallery')),
  ADD CONSTRAINT prospects_status CHECK (status IN ('untouched', 'contacted', 'interested', 'ordered', 'declined')),
  ADD CONSTRAINT prospects_next_step_on CHECK (is_day(next_step_on));

ALTER TABLE partnership_entries
  ADD CONSTRAINT partnership_entries_kind CHECK (kind IN ('space', 'training', 'goods', 'machine', 'listing', 'other')),
  ADD CONSTRAINT partnership_entries_day CHECK (is_day(day)),
  ADD CONSTRAINT partnership_entries_value CHECK (value >= 0);

ALTER TABLE import_batches
  ADD CONSTRAINT import_batches_status CHECK (status IN ('dry_run', 'done', 'cancelled')),
  ADD CONSTRAINT import_batches_kind CHECK (kind IN ('sellers', 'prospects', 'past_totals'));

ALTER TABLE listings
  ADD CONSTRAINT listings_status CHECK (status IN ('requested', 'trial', 'active', 'withdrawn')),
  ADD CONSTRAINT listings_since_on CHECK (is_day(since_on)),
  ADD CONSTRAINT listings_withdrawn_on CHECK (is_day(withdrawn_on)),
  ADD CONSTRAINT listings_amounts CHECK (outlets > 0 AND carton_content > 0 AND margin_percent BETWEEN 0 AND 100);

ALTER TABLE listing_sales
  ADD CONSTRAINT listing_sales_source CHECK (source IN ('typed', 'import')),
  ADD CONSTRAINT listing_sales_month CHECK (is_month(month)),
  ADD CONSTRAINT listing_sales_amounts CHECK (units >= 0 AND amount >= 0);

ALTER TABLE consignments
  ADD CONSTRAINT consignments_settled CHECK (settled IN ('week', 'month')),
  ADD CONSTRAINT consignments_status CHECK (status IN ('active', 'ended')),
  ADD CONSTRAINT consignments_amounts CHECK (price > 0 AND share_percent BETWEEN 0 AND 100);

ALTER TABLE consignment_moves
  ADD CONSTRAINT consignment_moves_kind CHECK (kind IN ('placed', 'sold', 'returned', 'expired')),
  ADD CONSTRAINT consignment_moves_day CHECK (is_day(day)),
  ADD CONSTRAINT consignment_moves_quantity CHECK (quantity > 0);

ALTER TABLE selling_spaces
  ADD CONSTRAINT selling_spaces_status CHECK (status IN ('open', 'closed', 'cancelled')),
  ADD CONSTRAINT selling_spaces_from_on CHECK (is_day(from_on)),
  ADD CONSTRAINT selling_spaces_until_on CHECK (is_day(until_on)),
  ADD CONSTRAINT selling_spaces_amounts CHECK (tables > 0 AND rent >= 0 AND until_on >= from_on);

ALTER TABLE space_applications
  ADD CONSTRAINT space_applications_status CHECK (status IN ('applied', 'assigned', 'refused', 'cancelled'));

ALTER TABLE space_sales
  ADD CONSTRAINT space_sales_day CHECK (is_day(day)),
  ADD CONSTRAINT space_sales_amount CHECK (amount >= 0);

ALTER TABLE targets
  ADD CONSTRAINT targets_amounts CHECK (companies >= 0 AND turnover >= 0);

ALTER TABLE outside_sales
  ADD CONSTRAINT outside_sales_place CHECK (place IN ('shop', 'gallery', 'online', 'other')),
  ADD CONSTRAINT outside_sales_source CHECK (source IN ('claim', 'report', 'import')),
  ADD CONSTRAINT outside_sales_month CHECK (is_month(month)),
  ADD CONSTRAINT outside_sales_amount CHECK (amount >= 0);

ALTER TABLE past_totals
  ADD CONSTRAINT past_totals_month CHECK (is_month(month)),
  ADD CONSTRAINT past_totals_amount CHECK (amount >= 0);

ALTER TABLE summaries
  ADD CONSTRAINT summaries_kind CHECK (kind IN ('provisional', 'final')),
  ADD CONSTRAINT summaries_month CHECK (is_month(month)),
  ADD CONSTRAINT summaries_locked CHECK (locked_at IS NULL OR (kind = 'final' AND number IS NOT NULL));

-- Queues: what waits is little, what is done is much.
CREATE INDEX inbox_waiting ON inbox (id) WHERE status = 'new';
CREATE INDEX inbox_waiting_of_conversation ON inbox (conversation_id, id) WHERE status = 'new';
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE status = 'queued';
CREATE INDEX outbox_open_of_account ON outbox (account_id, lane, due_at, id) WHERE status IN ('queued', 'sending');
CREATE INDEX outbox_notices_of_account ON outbox (account_id, sent_at) WHERE lane = 'notice' AND status = 'sent';
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE status = 'sending';
CREATE INDEX outbox_prompts ON outbox (conversation_id, prompt_no) WHERE prompt_no IS NOT NULL;
CREATE INDEX outbox_known_to_network ON outbox (account_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX outbox_merged ON outbox (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX outbox_broadcast ON outbox (broadcast_id) WHERE broadcast_id IS NOT NULL;

-- One at a time.
CREATE UNIQUE INDEX officers_one_of_each_role ON officers (person_id, region_code, role) WHERE status = 'active';
CREATE UNIQUE INDEX handoffs_one_open ON handoffs (conversation_id) WHERE status <> 'closed';
CREATE UNIQUE INDEX bank_accounts_one_of_seller ON bank_accounts (seller_id) WHERE status = 'active';
CREATE UNIQUE INDEX bank_accounts_one_of_supplier ON bank_accounts (supplier_id) WHERE status = 'active';
CREATE UNIQUE INDEX allocations_one_open_offer ON allocations (order_line_id, product_id) WHERE status = 'offered';
CREATE UNIQUE INDEX payments_one_of_each_purpose ON payments (order_id, coalesce(allocation_id, 0), purpose)
  WHERE status <> 'cancelled' AND purpose <> 'refund';
CREATE UNIQUE INDEX documents_numbers ON documents (region_code, coalesce(supplier_id, 0), kind, year, no);
CREATE UNIQUE INDEX ratings_one_each ON ratings (order_id, by_id, coalesce(order_line_id, 0));

-- What the full-text search looks through: the name counts most, the description least.
CREATE FUNCTION product_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := setweight(to_tsvector('indonesian', NEW.name), 'A')
    || setweight(to_tsvector('indonesian', coalesce(NEW.brand, '') || ' ' || array_to_string(NEW.variants, ' ')), 'B')
    || setweight(to_tsvector('indonesian', coalesce(NEW.description, '')), 'C');
  RETURN NEW;
END $$;
CREATE TRIGGER product_words BEFORE INSERT OR UPDATE OF name, brand, variants, description ON products
  FOR EACH ROW EXECUTE FUNCTION product_words();

-- A final summary stays as it was sent: what is found later is a correction in the next month.
CREATE FUNCTION summary_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the summary of % is final', OLD.month USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
CREATE TRIGGER summary_is_locked BEFORE UPDATE OR DELETE ON summaries
  FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL) EXECUTE FUNCTION summary_is_locked();
