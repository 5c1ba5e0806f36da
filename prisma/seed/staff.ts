import { globalId, type Member } from '../../domain/members/member.js';
import type { Duty, Staff } from '../../domain/staff/staff.js';
import { centers } from './centers.js';
import { members } from './members.js';

/** A post that every member of a tier fills with one officer. */
interface Post {
  readonly jobTitle: string;
  readonly duties: readonly Duty[];
  readonly permanent: boolean;
  /** Position of its window among those of the member's first centre. */
  readonly window: number;
}

/** Reviewers and checkers are two persons each, so that one review and one approval (一审一核) never needs the same person twice (M5). */
const districtPosts: readonly Post[] = [
  { jobTitle: '窗口首席代表', duties: ['WINDOW'], permanent: true, window: 0 },
  { jobTitle: '科员', duties: ['WINDOW'], permanent: true, window: 1 },
  { jobTitle: '窗口协办员（聘用）', duties: ['WINDOW'], permanent: false, window: 4 },
  { jobTitle: '审查科科长', duties: ['REVIEWER'], permanent: true, window: 2 },
  { jobTitle: '审查科副主任科员', duties: ['REVIEWER'], permanent: true, window: 3 },
  { jobTitle: '审批科科长', duties: ['CHECKER'], permanent: true, window: 1 },
  { jobTitle: '审批科副科长', duties: ['CHECKER'], permanent: true, window: 2 },
  { jobTitle: '副局长', duties: ['LEADER', 'CHECKER'], permanent: true, window: 0 },
];

function cityPosts(leaderTitle: string): readonly Post[] {
  return [
    { jobTitle: '窗口首席代表', duties: ['WINDOW'], permanent: true, window: 0 },
    { jobTitle: '科员', duties: ['WINDOW'], permanent: true, window: 1 },
    { jobTitle: '行政审批处主任科员', duties: ['REVIEWER'], permanent: true, window: 0 },
    { jobTitle: '行政审批处处长', duties: ['CHECKER'], permanent: true, window: 0 },
    { jobTitle: leaderTitle, duties: ['LEADER'], permanent: true, window: 0 },
  ];
}

function postsOf(member: Member): readonly Post[] {
  if (member.kind === 'DISTRICT_BUREAU') return districtPosts;
  if (member.name.endsWith('分行')) return cityPosts('副行长');
  return cityPosts(member.name.endsWith('局') ? '副局长' : '副主任');
}

const SURNAMES = [
  ...'张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏',
];
const GIVEN_NAMES = ['一', '二', '三', '四', '五', '六', '七', '八'];

/**
 * A made-up name, marked as such (示例). The given name differs from post to post and the surname from member to member, so that no name
 * stands twice in the hub.
 */
function exampleName(memberPosition: number, postPosition: number): string {
  const surname = SURNAMES[(memberPosition + postPosition * 7) % SURNAMES.length];
  const givenName = GIVEN_NAMES[postPosition];
  if (surname === undefined || givenName === undefined) throw new RangeError(`no example name for post ${postPosition}`);
  return `示例·${surname}${givenName}`;
}

function staffOf(member: Member, memberPosition: number): Staff[] {
  const windows = centers.find((center) => center.memberCode === member.code)?.windows ?? [];
  return postsOf(member).map((post, index): Staff => {
    const window = windows[post.window];
    if (window === undefined) throw new RangeError(`${member.code} has no window ${post.window}`);
    return {
      id: globalId('staff', member.code, String(index + 1).padStart(2, '0')),
      memberCode: member.code,
      name: exampleName(memberPosition, index),
      jobTitle: post.jobTitle,
      permanent: post.permanent,
      windowId: window.id,
      duties: post.duties,
      leaves: [],
    };
  });
}

/**
 * The officers of every member: a district bureau has eight (three at windows, one of them not a permanent official; two reviewers, two
 * checkers, one leader who also checks), a department or central unit five. All names are made up.
 */
export const staff: readonly Staff[] = members.flatMap(staffOf);
