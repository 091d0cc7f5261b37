/* What the program says is to be filled in. */
export interface Fill { liaison: { org: number; name: string; tasks: number }[] }
interface Said { orgs: { org: number; org_name: string | null; n: number }[] }
export const toFill = (x: Said): Fill => ({ liaison: x.orgs.map(o => ({ org: o.org, name: o.org_name ?? '', tasks: o.n })) })
