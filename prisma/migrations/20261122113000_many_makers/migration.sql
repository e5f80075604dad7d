-- Whoever chose the parcel with most makers gets as many of them in each delivery too, rather than parcels that are alike.
ALTER TABLE "parcels" ADD COLUMN "many_makers" BOOLEAN NOT NULL DEFAULT false;
