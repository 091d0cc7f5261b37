/* A sentence of the table whose numbers stand out: each place is a slot of its name, or bold. */
import { defineComponent, h, type PropType } from 'vue'
import { pieces, template, type Args } from '../words'

export default defineComponent({
  name: 'Say',
  props: { k: { type: String, required: true }, args: { type: Object as PropType<Args>, default: () => ({}) }, plain: Boolean },
  setup(props, { slots }) {
    return () => pieces(template(props.k), props.args).map(p => {
      if (typeof p === 'string') return p
      const slot = slots[p.name]
      const value = String(props.args[p.name] ?? '')
      return slot ? slot() : props.plain ? value : h('b', value)
    })
  },
})
