select
  r.year,
  r.session_key,
  r.meeting_key,
  r.location,
  r.date_start,
  m.meeting_name,
  cast(
    row_number() over (
      partition by r.year order by r.date_start nulls last, r.session_key
    ) as bigint
  ) as round
from silver_sessions as r
left join silver_meetings as m on m.meeting_key = r.meeting_key
where r.session_name = 'Race' and r.year is not null and not coalesce(r.is_cancelled, false)
