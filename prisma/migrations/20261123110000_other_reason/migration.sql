-- A reason for a no that is none of the six: 'repot ngurus anak'.
ALTER TABLE allocations DROP CONSTRAINT allocations_decline_reason;
ALTER TABLE allocations ADD CONSTRAINT allocations_decline_reason
  CHECK (decline_reason IN ('modal', 'bahan', 'tenaga', 'alat', 'harga', 'libur', 'lain'));
