import { item as xk00101 } from './xk00101-company-registration.js';
import { item as xk00102 } from './xk00102-individual-business-registration.js';
import { item as xk00103 } from './xk00103-food-business-licence.js';
import { item as xk00104 } from './xk00104-food-production-licence.js';
import { item as xk00105 } from './xk00105-pharmacy-opening.js';
import { item as xk00106 } from './xk00106-special-equipment-registration.js';
import { item as xk00201 } from './xk00201-investment-project-approval.js';
import { item as xk00202 } from './xk00202-investment-project-filing.js';
import { item as xk00301 } from './xk00301-planning-permit.js';
import { item as xk00302 } from './xk00302-construction-permit.js';
import { item as xk00303 } from './xk00303-civil-defence-basement.js';
import { item as xk00401 } from './xk00401-environmental-report.js';
import { item as xk00402 } from './xk00402-environmental-report-form.js';
import { item as xk00501 } from './xk00501-water-abstraction-licence.js';
import { item as xk00502 } from './xk00502-sewer-discharge-licence.js';
import { item as xk00601 } from './xk00601-urban-road-occupation-excavation.js';
import { item as xk00602 } from './xk00602-road-freight-licence.js';
import { item as xk00701 } from './xk00701-medical-institution-establishment.js';
import { item as xk00702 } from './xk00702-medical-institution-practice-registration.js';
import { item as xk00703 } from './xk00703-public-place-hygiene-licence.js';
import { item as xk00801 } from './xk00801-hazardous-chemicals-business-licence.js';
import { item as xk00802 } from './xk00802-construction-firm-safety-licence.js';
import { item as xk00901 } from './xk00901-labour-dispatch-licence.js';
import { item as xk00902 } from './xk00902-private-school-establishment.js';
import { item as xk01001 } from './xk01001-entertainment-venue-licence.js';
import { item as xk01002 } from './xk01002-internet-cafe-licence.js';
import { item as xk01003 } from './xk01003-commercial-performance-approval.js';
import { item as xk01101 } from './xk01101-travel-agency-licence.js';
import { item as xk01201 } from './xk01201-printing-business-licence.js';
import { item as xk01301 } from './xk01301-social-organisation-registration.js';
import { item as xk01401 } from './xk01401-tobacco-retail-licence.js';
import { item as xk01501 } from './xk01501-large-outdoor-advertising.js';
import { item as xk01601 } from './xk01601-security-company-licence.js';
import { item as xk01601FirstReview } from './xk01601-security-company-first-review.js';
import { item as xk01602 } from './xk01602-highly-toxic-chemical-purchase.js';
import { item as xk01701 } from './xk01701-fire-check-before-opening.js';
import { item as xk01801 } from './xk01801-law-firm-licence.js';
import { item as xk01802 } from './xk01802-accounting-firm-licence.js';
import { item as xk01803 } from './xk01803-high-risk-sports-licence.js';
import { item as xk01804 } from './xk01804-courier-business-licence.js';
import { item as xk01805 } from './xk01805-lightning-protection-design-review.js';
import type { ItemSeed } from './item-seed.js';

/** The city's catalogue of items (办理事项目录) with which the hub starts, in the order of the catalogue codes. */
export const items: readonly ItemSeed[] = [
  xk00101,
  xk00102,
  xk00103,
  xk00104,
  xk00105,
  xk00106,
  xk00201,
  xk00202,
  xk00301,
  xk00302,
  xk00303,
  xk00401,
  xk00402,
  xk00501,
  xk00502,
  xk00601,
  xk00602,
  xk00701,
  xk00702,
  xk00703,
  xk00801,
  xk00802,
  xk00901,
  xk00902,
  xk01001,
  xk01002,
  xk01003,
  xk01101,
  xk01201,
  xk01301,
  xk01401,
  xk01501,
  xk01601,
  xk01601FirstReview,
  xk01602,
  xk01701,
  xk01801,
  xk01802,
  xk01803,
  xk01804,
  xk01805,
];
