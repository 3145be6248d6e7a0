// The files that `clause init` and editors write: a small policy that checks clean, with its source text, its
// cases and a dossier. Invented; every part of it is there to be replaced.

export const starterFiles: Readonly<Record<string, string>> = {
  'source.txt': `Rules on Support for Solar Roofs of the Town of Lindenfeld

Article 1: These rules apply to households that live in the town.

Article 2: Households that put up a solar roof will be supported at 20% of its purchase price, with a maximum of 3,000 euros for a single roof. A household that connects a battery to the roof will be given another 500 euros.

Article 3: If the town or another authority has supported the same roof before, the better support is taken. The town office shall be responsible for interpreting these rules. These rules enter into force on 1 January 2026.
`,
  'rules.clause': `# A policy to start from: each clause cites the sentence of source.txt that it puts into effect.
# Replace the source, then the facts, then the clauses; "clause check rules.clause" holds them together.

policy solar_roofs "Rules on Support for Solar Roofs"
  source   "source.txt"
  issuer   "Town Office of Lindenfeld"
  currency EUR
  rounding half up to 0.01 euro
  in force from 2026-01-01
    cites "These rules enter into force on 1 January 2026."
  version  "1"

# What the rules ask about: an applicant, and the things that support is given for

entity Roof "Solar roof"
  price:   money   "Purchase price"
  battery: boolean "A battery is connected"

applicant Household "Household"
  lives_in_town: boolean      "Lives in the town"
  roofs:         list of Roof "Solar roofs"

applies
  cites "These rules apply to households that live in the town."
  when lives_in_town

article 2 "Support"

  clause solar_roof "Solar roof" for each roof in roofs
    cites "Households that put up a solar roof will be supported at 20% of its purchase price, with a maximum of 3,000 euros for a single roof."
    grants 20% of roof.price capped at 3,000 euros

  clause battery "Battery" for each roof in roofs
    cites "A household that connects a battery to the roof will be given another 500 euros."
    when roof.battery
    grants 500 euros

article 3 "Overlap and interpretation"

  clause overlap "Support from elsewhere"
    cites "If the town or another authority has supported the same roof before, the better support is taken."
    overlap of all grants with other_supports
      takes the better

  clause interpretation "Interpretation"
    cites "The town office shall be responsible for interpreting these rules."
    empowers "The town office" to "interpret these rules"
`,
  'cases.yaml': `# What the policy must answer: a dossier, and what it is paid by clause (clauses not named pay 0.00).
# "clause test" runs them.
cases:
- name: below the maximum
  reason: 20% of 12,000
  dossier:
    as_of: '2026-03-01'
    lives_in_town: true
    roofs:
    - id: R1
      price: '12000.00'
      battery: false
  expect:
    clauses:
      solar_roof: '2400.00'
    total: '2400.00'
- name: at the maximum, with a battery
  reason: 20% of 20,000 is 4,000, capped at 3,000; another 500
  dossier:
    as_of: '2026-03-01'
    lives_in_town: true
    roofs:
    - id: R1
      price: '20000.00'
      battery: true
  expect:
    clauses:
      solar_roof: '3000.00'
      battery: '500.00'
    total: '3500.00'
- name: lives elsewhere
  reason: Article 1
  dossier:
    as_of: '2026-03-01'
    lives_in_town: false
    roofs:
    - id: R1
      price: '12000.00'
      battery: true
  expect:
    clauses: {}
    total: '0.00'
- name: the day before the rules enter into force
  reason: in force from 1 January 2026
  dossier:
    as_of: '2025-12-31'
    lives_in_town: true
    roofs:
    - id: R1
      price: '12000.00'
      battery: false
  expect:
    clauses: {}
    total: '0.00'
- name: more was had for the same roof elsewhere
  reason: 5,000 is better than 2,400
  dossier:
    as_of: '2026-03-01'
    lives_in_town: true
    roofs:
    - id: R1
      price: '12000.00'
      battery: false
    other_supports:
    - matter: R1
      amount: '5000.00'
      policy: Solar programme
      authority: state
      received: true
  expect:
    clauses: {}
    total: '0.00'
`,
  'example.json': `{
  "as_of": "2026-03-01",
  "reference": "A household on Mill Lane",
  "lives_in_town": true,
  "roofs": [
    { "id": "barn", "price": "20000.00", "battery": true },
    { "id": "house", "price": "12000.00", "battery": false }
  ]
}
`,
};
