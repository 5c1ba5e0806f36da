/** The three clauses of every commitment (承诺书, M15), whatever else the applicant signs. */
export const COMMITMENT_CLAUSES =
  '一、在承诺的期限内补齐所缺材料；二、在补齐材料前后均依法开展经营活动；三、自觉接受行政机关的监督检查，逾期未补齐的，自愿承担相应的法律责任。';
