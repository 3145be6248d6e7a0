// A policy that uses every construct of the language, for tests of the parser and of what reads
// its trees. It is sound syntax; its meaning is of no concern.
export const sample = `# The sample policy
policy sample "Sample rules"
  source "a.txt", "b.txt"
  issuer "The Office"
  currency EUR
  rounding half up to 0.01 euros
  in force from 2024-01-01 until 2026-12-31
    cites "These rules enter into force …"
  version "2"
  language "en"

use "shared.clause"

unit m2 "square metre"
unit hectare, hectares "hectare"
unit \`head of cattle\`

enum Level "Level": national "National", municipal "Municipal", district
enum Kind: shop, workshop "Workshop", farm

entity Year "Year"
  turnover: money "Turnover"
  begun: date

entity Project "Project"
  level: Level "Level"
  major: boolean "Major"
  share: ratio from 5% to 100% "Own share"
  cost: money
  area: number from 0 in m2 "Area"
  rent: money per m2 per month "Rent"
  land: number from 0 to 2 in hectares "Land"
  staff: integer to 500 default 1 "Staff"
  granted: date optional
  note: text default "none" "Note"
  years: list of Year "Years"
  unit: text
  count: integer
  grants: money optional "Grants had before"

applicant Company "Company"
  registered: boolean "Registered"
  kind: Kind
  founded: date
  projects: list of Project "Projects"

define floor_rate "Lowest rate" = 2/3
define unit_cost of Project "Cost of a unit" = cost / area
define upkeep = 10 euros per m2 per month
parameter top "Ceiling" = 1,500,000.50 euros
parameter rate = by as_of before 2025-01-01: 350 euros before 2026-01-01: 400 euros from 2026-01-01: EUR 500

applies
  cites "The rules are for …"
  reading "Branches count as well."
  define old = full years from founded to as_of
  when registered and (kind is not farm or old is at least 3)
  unless kind is in (shop, workshop) and not registered

limit total of all grants each Company to 2 million euros in each calendar year

article 1 "Grants"
  cites "Article 1"

  clause major_project "Major projects" for each project in projects
    in force from 2024-06-01
    cites "a ratio of 30%", "20%"
    reading "Only major ones."
    define base = project.cost net of project.grants
    when project.major and project.granted is given or project.share exceeds 10%
    unless project.note is not given
    grants by project.level
      national: 30% of base capped at 3 million euros
      municipal or district: 20% of (base + 100 euros) capped at 50% of project.cost in each calendar year
    limit each project to 1 million euros
    split into 3 equal yearly parts

  clause yearly for each project in projects, year in project.years
    when year.begun is on or before 6 months after project.granted and project.cost is between 1 euro and 2 euros
    grants (by project.area, project.major below 100 m2, true: 10 euros up to 200 m2, any: 20 euros otherwise, otherwise: 30 euros) * project.count floored at 5 euros rounded down to 10 euros
    limit quantity project.area for each project.kind, Company to 40 over 3 calendar years where project.major counting other_supports where authority is "x" or nothing

  clause bracketed for each project in projects
    grants by parts of project.cost running over projects up to 1 million euros: 10% above 1 million euros: 5%
    split into central: 90% provincial "Province": the rest

  limit count of major_project, yearly each Company to 3

  limit each of major_project, yearly to at least 100 euros or nothing

  limit quantity project.area in major_project, bracketed each Company to 500 m2

article 7a_bis "Matching"

  clause matching for each project in projects
    matches project.cost at 1:0.5 capped at 10,000 euros over 2 calendar years

  clause matching_by_level for each project in projects
    matches project.cost by project.level
      national: 1:1
      otherwise: 1 : 0.25

  clause recovery
    when any p in projects where p.major satisfies p.granted is before 2024-02-29
    recovers sum of p.cost for each p in projects before q where p.major and p.area is more than 40 m2
    limit count each Company to 2 in each year beginning on 1 April
    limit each Company to 2 euros over 3 years
    limit each Company to 2 euros over 2 years beginning on October 1

  clause largest
    define biggest "Biggest" = the largest of p.cost for each p in projects
    define least = the smallest of (10 euros, biggest, -5 euros)
    define newest = the latest of p.granted for each p in projects
    define season = the month of newest + the year of founded - the day of 2024-02-29
    define many = count each p in projects where p.level is national
    when every p in projects satisfies p.staff is not 0 and many is at most 3
    unless at least 2 of (registered, kind is farm or kind is shop, many exceeds 4)
    unless not exactly many of (registered, true)
    grants biggest - least / 4 rounded half even to 1 euro

article "8 (new)"

  clause permission
    permits "doing so"

  clause advice
    encourages "doing more" of 10% of 100 euros

  clause duty
    requires "doing less" of 3 euros

  clause power
    empowers "The Office" to "interpret"

  clause both
    overlap of major_project, yearly with other_supports where authority is "x" on same matter takes the better

  clause first
    overlap of all grants with other_supports on same applicant takes the first of (yearly, other_supports, major_project)

  clause top_up
    overlap of major_project on same level tops up

  clause forfeit
    overlap of yearly with other_supports excludes
`;
