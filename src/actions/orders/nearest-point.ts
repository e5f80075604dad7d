/**
 * Where the maker `s` brings goods that are not packed with others: the packing point that she uses anyway, or that of her
 * kecamatan; null: they are fetched.
 */
export const NEAREST_POINT = `(SELECT t.id FROM packing_points t WHERE t.region_code = s.region_code AND t.status = 'active'
    AND (t.id = s.packing_point_id OR t.district_code = s.district_code)
  ORDER BY t.id = s.packing_point_id DESC NULLS LAST, t.id LIMIT 1)`
