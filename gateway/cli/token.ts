import { Command, InvalidArgumentError, Option } from 'commander';
import { isMemberCode, memberCodeOfId } from '../../domain/members/member.js';
import { ROLES, type Role } from '../../domain/shared/caller.js';
import { members } from '../../prisma/seed/members.js';
import { signToken } from '../auth/sign-token.js';
import { readConfig } from '../config.js';
import { loadSecrets } from '../secrets.js';
import { runCommand } from './run-command.js';

interface TokenOptions {
  readonly role: Role[];
  readonly member?: string;
  readonly staff?: string;
  readonly name?: string;
  readonly subject?: string;
  readonly identifier?: string;
  readonly hours: number;
}

const MEMBER_ROLES: readonly Role[] = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'CENTER_MANAGER', 'MEMBER_SYSTEM'];

const command = new Command('npm run token --')
  .description('Prints a signed access token for development, with the key of HUB_JWT_SECRET or HUB_DATA.')
  .addOption(new Option('--role <role...>', 'what its bearer may do').choices(ROLES).makeOptionMandatory())
  .option('--member <code>', "member code, where the role is a member's", memberCode)
  .option('--staff <id>', 'staff id of the officer', staffId)
  .option('--name <name>', 'name of the bearer')
  .option('--subject <subject>', 'token subject; default: the staff id, or role and member')
  .option('--identifier <number>', 'identity number or credit code, for APPLICANT')
  .option('--hours <hours>', 'how long it holds', hours, 8);

function memberCode(text: string): string {
  if (!isMemberCode(text)) throw new InvalidArgumentError('not a member code, such as 120101 or 120000-fgw');
  if (!members.some(({ code }) => code === text)) throw new InvalidArgumentError('no member of the registry has this code');
  return text;
}

/** The officer may have been added since: the registry of a running hub is not looked at. */
function staffId(text: string): string {
  if (memberCodeOfId(text) === null || !text.startsWith('staff_'))
    throw new InvalidArgumentError('not a staff id, such as staff_120101_01');
  return text;
}

function hours(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 8_760)) throw new InvalidArgumentError('must be more than 0 and at most 8760');
  return value;
}

runCommand(async () => {
  const options = command.parse().opts<TokenOptions>();
  const { role: roles, member = null, staff = null, identifier = null } = options;
  const missing = roles.find((role) => MEMBER_ROLES.includes(role) && member === null);
  if (missing !== undefined) throw new Error(`--member is needed for the role ${missing}`);
  if (roles.includes('APPLICANT') && identifier === null) throw new Error('--identifier is needed for the role APPLICANT');
  const subject = options.subject ?? staff ?? [roles.join('+'), member ?? identifier].filter(Boolean).join(':');
  const caller = { subject, name: options.name ?? subject, roles, member, staff, identifier };
  const { jwtSecret } = loadSecrets(readConfig(process.env));
  process.stdout.write(`${await signToken(caller, jwtSecret, options.hours)}\n`);
});
