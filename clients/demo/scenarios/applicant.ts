/** Who applies in the stories; made up. */
export const APPLICANT = { name: '天津示例实业有限公司', identifier: '91120116MA05T3T88H' };
