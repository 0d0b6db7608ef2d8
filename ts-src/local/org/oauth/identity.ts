import type { Session } from '../access/session.ts';
import type { ApiReply } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';

/** API addresses of the org as identity and userinfo list them; clients replace `{version}`. */
function urlsOf(address: string, kernel: Kernel, userId: string): Record<string, string> {
  const data = `${address}/services/data/v{version}/`;
  return {
    rest: data,
    sobjects: `${data}sobjects/`,
    query: `${data}query/`,
    search: `${data}search/`,
    recent: `${data}recent/`,
    tooling_rest: `${data}tooling/`,
    profile: `${address}/${userId}`,
    custom_domain: address,
    enterprise: `${address}/services/Soap/c/{version}/${kernel.orgId}`,
    metadata: `${address}/services/Soap/m/{version}/${kernel.orgId}`,
    partner: `${address}/services/Soap/u/{version}/${kernel.orgId}`,
  };
}

/** `GET /services/oauth2/userinfo`. Source: help page "UserInfo Endpoint"; member list from official client sources. */
export function userInfo(session: Session, address: string, kernel: Kernel): ApiReply {
  const { user } = session;
  const body = {
    sub: `${address}/id/${kernel.orgId}/${user.id}`,
    user_id: user.id,
    organization_id: kernel.orgId,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: user.name,
    email: user.email,
    email_verified: true,
    given_name: user.name.split(' ')[0],
    family_name: user.name.split(' ').at(-1),
    zoneinfo: 'GMT',
    photos: {},
    profile: `${address}/${user.id}`,
    address: {},
    urls: urlsOf(address, kernel, user.id),
    active: user.active,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_GB',
    utcOffset: 0,
    updated_at: new Date(kernel.clock()).toISOString(),
    is_app_installed: true,
  };
  return { status: 200, body };
}

/** `GET /id/{org}/{user}`. Source: help page "Identity URLs". */
export function identity(session: Session, address: string, kernel: Kernel): ApiReply {
  const { user } = session;
  const secure = address.replace(/^http:/, 'https:');
  const body = {
    id: `${secure}/id/${kernel.orgId}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: kernel.orgId,
    username: user.username,
    nick_name: user.username.split('@')[0],
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: user.name.split(' ')[0],
    last_name: user.name.split(' ').at(-1),
    timezone: 'GMT',
    photos: { picture: '', thumbnail: '' },
    urls: urlsOf(address, kernel, user.id),
    active: user.active,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_GB',
    utcOffset: 0,
    last_modified_date: new Date(kernel.clock()).toISOString(),
    is_app_installed: true,
  };
  return { status: 200, body };
}
