-- Where the campaign stands today, for the line under the doors.

-- me_phases: the phases of a campaign in order
SELECT {phase p} FROM phases p
 WHERE p.tenant = :tenant AND p.campaign = :campaign AND p.removed_at IS NULL ORDER BY p.position, p.id;

-- me_milestones: its milestones in order
SELECT {milestone m} FROM milestones m
 WHERE m.tenant = :tenant AND m.campaign = :campaign AND m.removed_at IS NULL ORDER BY m.position, m.id;
