/* The saved views of one person for this list: kept by the program, shown as tabs after the built-in ones. */
import { ref, shallowRef } from 'vue'
import { call, get, newKey } from '../../shared/api'
import type { SavedView, SavedViewList } from '../../shared/api.d'

export const MOST = 20

export function useViews(noun: string) {
  const list = shallowRef<SavedView[]>([]), failed = ref(false)
  const sorted = (v: SavedView[]) => [...v].sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || a.id - b.id)
  const put = (v: SavedView) => { list.value = sorted([...list.value.filter(x => x.id !== v.id), v]) }

  async function load(): Promise<void> {
    try { list.value = sorted((await get<SavedViewList>('/views', { noun, count: 1 })).items); failed.value = false } catch { failed.value = true }
  }
  async function create(name: string, query: string, columns: string): Promise<SavedView> {
    const last = list.value[list.value.length - 1]
    const v = await call<SavedView>('/views', { method: 'POST', key: newKey(), body: { noun, name, query, columns, position: last ? (last.position ?? 0) + 1 : 1 } })
    put(v)
    load()
    return v
  }
  async function change(v: SavedView, body: Partial<Pick<SavedView, 'name' | 'query' | 'columns' | 'position'>>): Promise<SavedView> {
    const now = await call<SavedView>(`/views/${v.id}`, { method: 'PATCH', version: v.version, body })
    put({ ...now, n: body.query === undefined ? v.n : now.n })
    if (body.query !== undefined) load()
    return now
  }
  async function remove(v: SavedView): Promise<void> {
    await call<void>(`/views/${v.id}`, { method: 'DELETE', version: v.version })
    list.value = list.value.filter(x => x.id !== v.id)
  }
  /* Positions are written anew where they changed; one after the other, so that a failure leaves an order. */
  async function reorder(v: SavedView, by: number): Promise<void> {
    const order = [...list.value], i = order.findIndex(x => x.id === v.id), j = i + by
    if (i < 0 || j < 0 || j >= order.length) return
    order[i] = order[j]
    order[j] = v
    for (let n = 0; n < order.length; n++) if (order[n].position !== n + 1) await change(order[n], { position: n + 1 })
  }
  return { list, failed, load, create, change, remove, reorder }
}
