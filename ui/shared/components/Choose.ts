/* The select of Element Plus and its parts, with our face on it. */
export { ElSelect, ElOption, ElOptionGroup } from 'element-plus/es/components/select/index'
import 'element-plus/es/components/base/style/css'
import 'element-plus/es/components/select/style/css'
import 'element-plus/es/components/option/style/css'
import 'element-plus/es/components/option-group/style/css'
import '../element.css'
