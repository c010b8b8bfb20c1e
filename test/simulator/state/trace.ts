import type { Trace } from './documents';
import type { User } from './people';

/** Who acts: a user by Autodesk id, or an app by client id. */
export interface Actor {
	id: string;
	name: string;
}

/** A person as author of a change. */
export function asActor(user: Pick<User, 'autodeskId' | 'firstName' | 'lastName'>): Actor {
	return { id: user.autodeskId, name: `${user.firstName} ${user.lastName}` };
}

export function traceOf(actor: Actor, time = new Date().toISOString()): Trace {
	return {
		createTime: time,
		createUserId: actor.id,
		createUserName: actor.name,
		lastModifiedTime: time,
		lastModifiedUserId: actor.id,
		lastModifiedUserName: actor.name,
	};
}

export function touch(trace: Trace, actor: Actor, time = new Date().toISOString()): void {
	trace.lastModifiedTime = time;
	trace.lastModifiedUserId = actor.id;
	trace.lastModifiedUserName = actor.name;
}
