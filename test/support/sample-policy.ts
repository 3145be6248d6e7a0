// An invented policy that uses every construct of the language (DESIGN §2.2), laid out as the
// formatter lays it out. sample-policy.test.ts holds it to that.

/** The file `shared.clause` that the sample uses. */
export const sharedDeclarations = 'enum Shore "Shore": north "North", south "South"\n';

export const samplePolicy = `# The harbour renewal scheme: invented, to use every construct of the language.

policy harbour_renewal "Harbour Renewal Scheme"
  source   "scheme.txt", "annex.txt"
  issuer   "Harbour Office"
  currency EUR
  rounding half up to 0.01 euro
  version  "2"
  language "en"
  in force from 2025-01-01 until 2029-12-31
    cites "The scheme runs from 1 January 2025 … to 31 December 2029."

use "shared.clause"

unit m2 "square metre"
unit berth, berths "berth"

enum Size "Size of the firm": small "Small", medium "Medium", large "Large"

enum Zone "Zone":
  inner_basin "Inner basin, within the old harbour walls",
  outer_basin "Outer basin, between the walls and the breakwater",
  hinterland  "Hinterland"

entity Year "Year of a project"
  number:  integer from 1 to 10 "Number of the year"
  costs:   money                "Costs"
  started: date optional        "Start"

entity Project "Project"
  zone:       Zone                              "Zone"
  major:      boolean default false             "Major project"
  investment: money to 50 million euros         "Investment"
  area:       number from 0 in m2               "Area"
  rent:       money per m2 per month            "Rent"
  own_share:  ratio from 5% to 100% default 1/4 "Own share"
  shore:      Shore optional                    "Shore"
  lender:     text optional                     "Lender"
  begun:      date                              "Begin of the works"
  years:      list of Year                      "Years"
  \`limit\`:    money optional

entity Claim "Claim"
  issued: date             "Issued on"
  amount: money            "Amount"
  lender: text             "Lender"
  berths: number in berths "Berths"

applicant Firm "Firm"
  size:      Size            "Size"
  founded:   date            "Founded on"
  staff:     integer         "Staff"
  own_funds: money           "Own funds"
  rate:      number optional "Exchange rate"
  projects:  list of Project "Projects"
  claims:    list of Claim   "Claims"

parameter base_rate "Base rate" = 12.5%

parameter allowance "Allowance" = by as_of
  before 2026-01-01: 900 euros
  from 2026-01-01:   1,200 euros

define total_costs of Project "Total costs" = sum of year.costs for each year in years
define young = as_of is at most 5 years after founded

limit total of all grants each Firm
  to the smallest of (2 million euros, 50% of own_funds) over 3 calendar years
  counting other_supports where authority is "harbour" and received

applies
  cites "Firms of the harbour may apply."
  reading "A firm without staff counts as a firm."
  define recent = founded is after 2015-01-01
  when recent or staff exceeds 3
  unless size is large and not young

article 1 "Projects"
  cites "Support is given to projects."

  limit total of major_project, rent_aid each Firm to EUR 4,000,000

  clause major_project "Major projects" for each project in projects
    in force from 2025-07-01
    cites "Major projects … are supported.", "The support is at most 3 million euros."
    reading "A project is major once the office has said so."
    define net_costs "Net costs" =
      (project.total_costs net of project.\`limit\`) rounded down to 1,000 euros floored at 0 euros
    when project.major
      and project.investment is more than 10,000 euros
      and project.begun is on or after 2025-01-01
    unless project.lender is given
    grants by project.zone, size
      inner_basin,                small:           30% of net_costs capped at 3 million euros
      inner_basin or outer_basin, medium or large: 20% of net_costs floored at 5,000 euros
      any,                        otherwise:       0 euros
    limit each project, project.lender to 5 million euros in each calendar year
      where project.zone is not hinterland
    limit count each Firm to 3 over 5 calendar years or nothing
    limit each Firm to 6 million euros in each year beginning on 1 April
    limit each project to 4 million euros over 36 months
    split into 3 equal yearly parts

  clause yearly_costs for each project in projects, year in project.years
    when year.started is not given or project.zone is not in (inner_basin, outer_basin)
    grants (by young true: base_rate false: 5%) * year.costs
      capped at 10,000 euros in each calendar year

  clause rent_aid "Rent aid" for each project in projects
    when project.area is between 20 m2 and 500 m2
    grants project.rent * project.area * 12 months rounded half even to 5 euros
    limit quantity project.area each Firm to 2,000 m2 or nothing
    limit to at least 20 euros or nothing

article brackets "Brackets"

  clause volume "By volume" for each project in projects
    define before_it = sum of p.investment for each p in projects before project where p.major
    define portion = project.investment + before_it - 1/2 * project.investment
    when (every p in projects where p.major satisfies p.investment is at least 1,000 euros)
      and at least 2 of (young, any p in projects satisfies p.zone is hinterland, project.major)
      and the year of project.begun is at least 2020
      and count each p in projects is below 10
    grants by parts of project.investment running over projects
      up to 100,000 euros:   10%
      up to 3 million euros: 5%
      above 3 million euros: 1%

  clause slabs for each claim in claims
    grants by claim.issued, claim.berths
      before 2026-04-01, exactly 1 berth: 350 euros
      before 2026-04-01, otherwise:       700 euros
      from 2026-04-01,   below 2 berths:  500 euros
      from 2026-04-01,   up to 4 berths:  900 euros
      any,               above 4 berths:  claim.berths * 100 euros / 1 berth

  clause best_year
    grants the largest of p.investment for each p in projects
      rounded up to 100 euros
      capped at (50% of own_funds)
    split into
      central "Central office": 90%
      port:                     the rest

article "3a" "Matching, recovery, statements"

  clause matching for each claim in claims
    matches claim.amount at 1:0.5
    limit for each Firm to 1 million euros counting other_supports

  clause matching_by_size for each claim in claims
    matches claim.amount by size
      small: 1:1
      any:   2:1

  clause clawback for each project in projects
    when full years from project.begun to as_of is less than 5
      and as_of is after 6 months after project.begun
      and as_of is on or before 30 days before 2029-12-31
    recovers project.investment / 5 * (5 - full years from project.begun to as_of)

  clause permission
    permits "mooring at night"

  clause encouragement
    encourages "the renewal of quays"

  clause own_contribution for each project in projects
    requires "an own contribution" of project.own_share * project.investment

  clause power
    empowers "Harbour Office" to "interpret this scheme"

article 4 "Overlap"

  clause overlap_with_others
    overlap of all grants
      with other_supports where authority is "harbour" and amount is at most -(-5) * 1,000 euros
      takes the better

  clause first_of
    overlap of major_project, rent_aid with other_supports on same matter
      takes the first of (major_project, other_supports, rent_aid)

  clause top_up
    overlap of volume with other_supports on same applicant
      tops up

  clause exclusion
    overlap of slabs with other_supports where kind is "berth" on same lender
      excludes
`;
