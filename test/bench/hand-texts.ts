// FROZEN. The texts of the hand-written rival: each clause's citations, and its conditions in words.

export const CITES = {
  sandbox: [
    'Support enterprises to apply for sandbox testing and data review in accordance with the Beijing regulatory sandbox mechanism in the cultural tourism and financial data zones, and, after approval, conduct data application services first and then test them to build a trusted ecosystem.',
  ],
  lead_business: [
    'Promote operators and other high-value data suppliers to take the lead in the businesses such as tax collection, financial risk prevention and resolution, and Internet and government website user information and identity completion to achieve compliant use of high-value data.',
  ],
  basic_research: [
    'Support basic theoretical research on data asset protection, monitoring, rights confirmation, pricing and evaluation.',
  ],
  key_technologies: [
    'Focus on key areas such as data security, artificial intelligence, and the metaverse, support data element-related technology innovations including model algorithms, data management, data authentication and authorization, and secure exchange, and make a breakthrough in technologies such as privacy computing, fully homomorphic encryption, lake-warehouse integration, data weaving, multimodal intelligent bodies, spatial computing, digital twins, and cross-scale acquisition and reconstruction.',
  ],
  major_project: [
    'The enterprises that take the lead in undertaking major national, municipal, and district-level data element-related projects will be supported at a ratio of 30%, 20%, and 10% of the actual project investment, with a maximum support of 3 million yuan, 1 million yuan, and 500,000 yuan for a single project',
  ],
  pioneering_solution: [
    'the application products and solutions that have achieved pioneering results will be given a maximum support of 200,000 yuan, with a maximum support of 1 million yuan for a single enterprise.',
  ],
  application_scenarios: [
    'Center on the key areas such as culture, tourism, finance, agriculture, education, medical care, and social security to promote the construction of a number of high-value data application scenarios, and innovate the application forms such as virtual performances, immersive tours, credit financing assessments, credit card anti-fraud, and anti-telecom fraud.',
  ],
  demonstration: [
    'For the construction projects of certified demonstration data products and demonstration application scenarios, a support will be given at 20% of the project R&D and construction investment, with a maximum support of 3 million yuan.',
  ],
  secure_cross_border_flow: [
    'Encourage enterprises to carry out cross-border data flow under the premise of security and compliance.',
  ],
  cross_border_flow: [
    'under the premise of security and compliance. The enterprises with innovative leadership and scale demonstration effects will be give a maximum support of 1 million yuan.',
  ],
  data_service: [
    'Support the development of professional data service agencies, provide cross-border data flow compliance services such as security assessment and certification, and give a support up to 200,000 yuan to the service agencies that have been identified as having significant service effectiveness.',
  ],
  characteristic_resources: [
    'Focus on key areas such as culture, tourism, and finance, encourage the development of data resources in characteristic scenarios such as digital twin scenic spots, digital collections, and immersive digital content, promote the access of credit data in finance, public, and commercial sectors, actively build high-level artificial intelligence corpus datasets',
  ],
  data_resource: [
    'and give a support up to 1 million yuan for data resources that have reached the transaction level through data asset evaluation.',
  ],
  service_platform: [
    'Support enterprises to build data service platforms for culture, tourism, finance, etc., providing services such as data identification coding, analysis and processing, and matching transactions. The platforms with demonstration effects will be given a support at 30% of the investment, with a maximum support of 1 million yuan.',
  ],
  matching_funds: [
    'The enterprises that have received national or Beijing municipal funding incentives in areas such as first registration of data assets, first listing, first trading, first entry into the financial statement, first opening, or financial innovation of data assets will be given a matching fund support in a ratio of 1:1 and 1:0.5 respectively, with a maximum support of 1 million yuan for the same enterprise.',
  ],
  interpretation: [
    'Tongzhou District Bureau of Economy and Information Technology shall be responsible for interpreting these rules and adjusting them according to the actual situation.',
  ],
};

const fails = (condition: string): string => `“${condition}” does not hold`;

export const CONDITIONS = {
  registered: fails('Registered in the pilot zone (Tongzhou District)'),
  operates: fails('Operates in the pilot zone'),
  related: fails('Data element-related enterprise'),
  leads: fails('The enterprise takes the lead'),
  major: fails('Major project'),
  projectRelated: fails('Data element-related project'),
  pioneering: fails('Has achieved pioneering results'),
  certified: fails('Certified'),
  flowCompliant: fails('Secure and compliant'),
  innovative: fails('Innovative leadership'),
  scale: fails('Scale demonstration effect'),
  compliance: fails('Provides cross-border data flow compliance services'),
  effective: fails('Identified as having significant service effectiveness'),
  evaluated: fails('Has been through data asset evaluation'),
  transaction: fails('Has reached the transaction level'),
  effect: fails('Has a demonstration effect'),
  received: fails('Received'),
  occasion: fails('Occasion of the incentive is not ‘Does not concern data assets’'),
  level: fails('Level of the incentive is ‘National’ or ‘Beijing municipal’'),
  zone: fails('Data zone is ‘Cultural tourism data zone’ or ‘Financial data zone’'),
  approved: fails('Approved'),
  supplier: fails('Kind of data supplier is ‘Operator’ or ‘Other high-value data supplier’'),
  business: fails('Business is not ‘Another business’'),
  leadCompliant: fails('The high-value data are used in compliance'),
  assessed: '“Support set by the authority”',
};
